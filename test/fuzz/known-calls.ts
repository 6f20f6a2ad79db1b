/** Every call that a coordinator serves, with the forms of its request and answer, read from the .proto files: a new call is among them. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { protoPath as healthProto } from 'grpc-health-check';
import protobuf from 'protobufjs';
import { packageRoot } from '../../base/package-root.ts';

export interface KnownCall {
  readonly path: string;
  readonly request: protobuf.Type;
  readonly response: protobuf.Type;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
}

const reflection = join(
  dirname(createRequire(import.meta.url).resolve('@grpc/reflection')),
  '../proto/grpc/reflection',
);

export function knownCalls(): KnownCall[] {
  const ours = new protobuf.Root();
  ours.resolvePath = (_origin, target) => join(packageRoot, 'proto', target);
  ours.loadSync(['yates/v1/agent.proto', 'yates/v1/control.proto']);
  const others = ['v1/reflection.proto', 'v1alpha/reflection.proto']
    .map((file) => join(reflection, file))
    .concat(healthProto)
    .map((file) => new protobuf.Root().loadSync(file));
  return [ours, ...others].flatMap((root) => {
    root.resolveAll();
    return servicesOf(root).flatMap((service) =>
      service.methodsArray.map((method) => ({
        path: `/${service.fullName.slice(1)}/${method.name}`,
        request: method.resolvedRequestType as protobuf.Type,
        response: method.resolvedResponseType as protobuf.Type,
        requestStream: method.requestStream ?? false,
        responseStream: method.responseStream ?? false,
      })),
    );
  });
}

function servicesOf(space: protobuf.NamespaceBase): protobuf.Service[] {
  return space.nestedArray.flatMap((one) => {
    if (one instanceof protobuf.Service) return [one];
    return one instanceof protobuf.Namespace ? servicesOf(one) : [];
  });
}
