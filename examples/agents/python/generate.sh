#!/bin/sh
# Makes the stubs anew from proto/: Debian's protobuf-compiler and protobuf-compiler-grpc, or pip's grpcio-tools.
# Older compilers write stubs that newer libraries accept, not the other way round: that is why they are in the repository.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
proto="$here/../../../proto"
files="yates/v1/types.proto yates/v1/agent.proto"
if command -v protoc > /dev/null && command -v grpc_python_plugin > /dev/null; then
  # shellcheck disable=SC2086
  protoc -I "$proto" --python_out="$here" --grpc_python_out="$here" \
    --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" $files
else
  # shellcheck disable=SC2086
  python3 -m grpc_tools.protoc -I "$proto" --python_out="$here" --grpc_python_out="$here" $files
fi
rm -f "$here/yates/v1/types_pb2_grpc.py"
