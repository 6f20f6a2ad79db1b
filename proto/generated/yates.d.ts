import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace yates. */
export namespace yates {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a JoinRequest.
         * @deprecated Use yates.v1.JoinRequest.$Properties instead.
         */
        interface IJoinRequest extends yates.v1.JoinRequest.$Properties {
        }

        /** Represents a JoinRequest. */
        class JoinRequest {

            /**
             * Constructs a new JoinRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.JoinRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinRequest agentId. */
            agentId: string;

            /** JoinRequest name. */
            name: string;

            /** JoinRequest credentialSha256. */
            credentialSha256: string;

            /** JoinRequest protocol. */
            protocol: number;

            /**
             * Creates a new JoinRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JoinRequest instance
             */
            static create(properties: yates.v1.JoinRequest.$Shape): yates.v1.JoinRequest & yates.v1.JoinRequest.$Shape;
            static create(properties?: yates.v1.JoinRequest.$Properties): yates.v1.JoinRequest;

            /**
             * Encodes the specified JoinRequest message. Does not implicitly {@link yates.v1.JoinRequest.verify|verify} messages.
             * @param message JoinRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.JoinRequest & yates.v1.JoinRequest.$Shape} JoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.JoinRequest & yates.v1.JoinRequest.$Shape;

            /**
             * Creates a JoinRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JoinRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.JoinRequest;

            /**
             * Creates a plain object from a JoinRequest message. Also converts values to other types if specified.
             * @param message JoinRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.JoinRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JoinRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace JoinRequest {

            /** Properties of a JoinRequest. */
            interface $Properties {

                /** JoinRequest agentId */
                agentId?: string;

                /** JoinRequest name */
                name?: string;

                /** JoinRequest credentialSha256 */
                credentialSha256?: string;

                /** JoinRequest protocol */
                protocol?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinRequest. */
            type $Shape = yates.v1.JoinRequest.$Properties;
        }

        /**
         * Properties of a JoinResponse.
         * @deprecated Use yates.v1.JoinResponse.$Properties instead.
         */
        interface IJoinResponse extends yates.v1.JoinResponse.$Properties {
        }

        /** Represents a JoinResponse. */
        class JoinResponse {

            /**
             * Constructs a new JoinResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.JoinResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinResponse protocol. */
            protocol: number;

            /**
             * Creates a new JoinResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JoinResponse instance
             */
            static create(properties: yates.v1.JoinResponse.$Shape): yates.v1.JoinResponse & yates.v1.JoinResponse.$Shape;
            static create(properties?: yates.v1.JoinResponse.$Properties): yates.v1.JoinResponse;

            /**
             * Encodes the specified JoinResponse message. Does not implicitly {@link yates.v1.JoinResponse.verify|verify} messages.
             * @param message JoinResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.JoinResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.JoinResponse & yates.v1.JoinResponse.$Shape} JoinResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.JoinResponse & yates.v1.JoinResponse.$Shape;

            /**
             * Creates a JoinResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JoinResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.JoinResponse;

            /**
             * Creates a plain object from a JoinResponse message. Also converts values to other types if specified.
             * @param message JoinResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.JoinResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JoinResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace JoinResponse {

            /** Properties of a JoinResponse. */
            interface $Properties {

                /** JoinResponse protocol */
                protocol?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinResponse. */
            type $Shape = yates.v1.JoinResponse.$Properties;
        }

        /**
         * Properties of a Device.
         * @deprecated Use yates.v1.Device.$Properties instead.
         */
        interface IDevice extends yates.v1.Device.$Properties {
        }

        /** Represents a Device. */
        class Device {

            /**
             * Constructs a new Device.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Device.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Device kind. */
            kind: string;

            /** Device name. */
            name: string;

            /** Device memoryBytes. */
            memoryBytes: number;

            /** Device id. */
            id: string;

            /** Device slots. */
            slots: number;

            /** Device slice. */
            slice: boolean;

            /**
             * Creates a new Device instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Device instance
             */
            static create(properties: yates.v1.Device.$Shape): yates.v1.Device & yates.v1.Device.$Shape;
            static create(properties?: yates.v1.Device.$Properties): yates.v1.Device;

            /**
             * Encodes the specified Device message. Does not implicitly {@link yates.v1.Device.verify|verify} messages.
             * @param message Device message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Device.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Device message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Device & yates.v1.Device.$Shape} Device
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Device & yates.v1.Device.$Shape;

            /**
             * Creates a Device message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Device
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Device;

            /**
             * Creates a plain object from a Device message. Also converts values to other types if specified.
             * @param message Device
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Device, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Device to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Device {

            /** Properties of a Device. */
            interface $Properties {

                /** Device kind */
                kind?: string;

                /** Device name */
                name?: string;

                /** Device memoryBytes */
                memoryBytes?: number;

                /** Device id */
                id?: string;

                /** Device slots */
                slots?: number;

                /** Device slice */
                slice?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Device. */
            type $Shape = yates.v1.Device.$Properties;
        }

        /**
         * Properties of a Held.
         * @deprecated Use yates.v1.Held.$Properties instead.
         */
        interface IHeld extends yates.v1.Held.$Properties {
        }

        /** Represents a Held. */
        class Held {

            /**
             * Constructs a new Held.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Held.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Held trialId. */
            trialId: string;

            /** Held fence. */
            fence: number;

            /** Held logId. */
            logId: string;

            /**
             * Creates a new Held instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Held instance
             */
            static create(properties: yates.v1.Held.$Shape): yates.v1.Held & yates.v1.Held.$Shape;
            static create(properties?: yates.v1.Held.$Properties): yates.v1.Held;

            /**
             * Encodes the specified Held message. Does not implicitly {@link yates.v1.Held.verify|verify} messages.
             * @param message Held message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Held.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Held message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Held & yates.v1.Held.$Shape} Held
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Held & yates.v1.Held.$Shape;

            /**
             * Creates a Held message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Held
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Held;

            /**
             * Creates a plain object from a Held message. Also converts values to other types if specified.
             * @param message Held
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Held, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Held to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Held {

            /** Properties of a Held. */
            interface $Properties {

                /** Held trialId */
                trialId?: string;

                /** Held fence */
                fence?: number;

                /** Held logId */
                logId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Held. */
            type $Shape = yates.v1.Held.$Properties;
        }

        /**
         * Properties of a RegisterRequest.
         * @deprecated Use yates.v1.RegisterRequest.$Properties instead.
         */
        interface IRegisterRequest extends yates.v1.RegisterRequest.$Properties {
        }

        /** Represents a RegisterRequest. */
        class RegisterRequest {

            /**
             * Constructs a new RegisterRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.RegisterRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegisterRequest requestId. */
            requestId: string;

            /** RegisterRequest agentId. */
            agentId: string;

            /** RegisterRequest name. */
            name: string;

            /** RegisterRequest version. */
            version: string;

            /** RegisterRequest slots. */
            slots: number;

            /** RegisterRequest labels. */
            labels: { [k: string]: string };

            /** RegisterRequest devices. */
            devices: yates.v1.Device[];

            /** RegisterRequest backend. */
            backend: string;

            /** RegisterRequest incarnation. */
            incarnation: string;

            /** RegisterRequest held. */
            held: yates.v1.Held[];

            /** RegisterRequest takesSeeds. */
            takesSeeds: boolean;

            /** RegisterRequest protocol. */
            protocol: number;

            /** RegisterRequest programs. */
            programs: yates.v1.AllowedPrograms;

            /** RegisterRequest takesCheckpoints. */
            takesCheckpoints: boolean;

            /** RegisterRequest checkpointStore. */
            checkpointStore: string;

            /** RegisterRequest holdsSlots. */
            holdsSlots: boolean;

            /** RegisterRequest leavesAlone. */
            leavesAlone: string[];

            /** RegisterRequest takesSources. */
            takesSources: boolean;

            /**
             * Creates a new RegisterRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegisterRequest instance
             */
            static create(properties: yates.v1.RegisterRequest.$Shape): yates.v1.RegisterRequest & yates.v1.RegisterRequest.$Shape;
            static create(properties?: yates.v1.RegisterRequest.$Properties): yates.v1.RegisterRequest;

            /**
             * Encodes the specified RegisterRequest message. Does not implicitly {@link yates.v1.RegisterRequest.verify|verify} messages.
             * @param message RegisterRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.RegisterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegisterRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.RegisterRequest & yates.v1.RegisterRequest.$Shape} RegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.RegisterRequest & yates.v1.RegisterRequest.$Shape;

            /**
             * Creates a RegisterRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegisterRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.RegisterRequest;

            /**
             * Creates a plain object from a RegisterRequest message. Also converts values to other types if specified.
             * @param message RegisterRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.RegisterRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegisterRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegisterRequest {

            /** Properties of a RegisterRequest. */
            interface $Properties {

                /** RegisterRequest requestId */
                requestId?: string;

                /** RegisterRequest agentId */
                agentId?: string;

                /** RegisterRequest name */
                name?: string;

                /** RegisterRequest version */
                version?: string;

                /** RegisterRequest slots */
                slots?: number;

                /** RegisterRequest labels */
                labels?: { [k: string]: string };

                /** RegisterRequest devices */
                devices?: yates.v1.Device.$Properties[];

                /** RegisterRequest backend */
                backend?: string;

                /** RegisterRequest incarnation */
                incarnation?: string;

                /** RegisterRequest held */
                held?: yates.v1.Held.$Properties[];

                /** RegisterRequest takesSeeds */
                takesSeeds?: boolean;

                /** RegisterRequest protocol */
                protocol?: number;

                /** RegisterRequest programs */
                programs?: yates.v1.AllowedPrograms.$Properties;

                /** RegisterRequest takesCheckpoints */
                takesCheckpoints?: boolean;

                /** RegisterRequest checkpointStore */
                checkpointStore?: string;

                /** RegisterRequest holdsSlots */
                holdsSlots?: boolean;

                /** RegisterRequest leavesAlone */
                leavesAlone?: string[];

                /** RegisterRequest takesSources */
                takesSources?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegisterRequest. */
            type $Shape = yates.v1.RegisterRequest.$Properties;
        }

        /**
         * Properties of an AllowedPrograms.
         * @deprecated Use yates.v1.AllowedPrograms.$Properties instead.
         */
        interface IAllowedPrograms extends yates.v1.AllowedPrograms.$Properties {
        }

        /** Represents an AllowedPrograms. */
        class AllowedPrograms {

            /**
             * Constructs a new AllowedPrograms.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.AllowedPrograms.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AllowedPrograms names. */
            names: string[];

            /**
             * Creates a new AllowedPrograms instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AllowedPrograms instance
             */
            static create(properties: yates.v1.AllowedPrograms.$Shape): yates.v1.AllowedPrograms & yates.v1.AllowedPrograms.$Shape;
            static create(properties?: yates.v1.AllowedPrograms.$Properties): yates.v1.AllowedPrograms;

            /**
             * Encodes the specified AllowedPrograms message. Does not implicitly {@link yates.v1.AllowedPrograms.verify|verify} messages.
             * @param message AllowedPrograms message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.AllowedPrograms.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AllowedPrograms message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.AllowedPrograms & yates.v1.AllowedPrograms.$Shape} AllowedPrograms
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.AllowedPrograms & yates.v1.AllowedPrograms.$Shape;

            /**
             * Creates an AllowedPrograms message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AllowedPrograms
             */
            static fromObject(object: { [k: string]: any }): yates.v1.AllowedPrograms;

            /**
             * Creates a plain object from an AllowedPrograms message. Also converts values to other types if specified.
             * @param message AllowedPrograms
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.AllowedPrograms, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AllowedPrograms to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AllowedPrograms {

            /** Properties of an AllowedPrograms. */
            interface $Properties {

                /** AllowedPrograms names */
                names?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AllowedPrograms. */
            type $Shape = yates.v1.AllowedPrograms.$Properties;
        }

        /**
         * Properties of a RegisterResponse.
         * @deprecated Use yates.v1.RegisterResponse.$Properties instead.
         */
        interface IRegisterResponse extends yates.v1.RegisterResponse.$Properties {
        }

        /** Represents a RegisterResponse. */
        class RegisterResponse {

            /**
             * Constructs a new RegisterResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.RegisterResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegisterResponse leaseTtlMs. */
            leaseTtlMs: number;

            /** RegisterResponse nowMs. */
            nowMs: number;

            /** RegisterResponse lostTrialIds. */
            lostTrialIds: string[];

            /** RegisterResponse logId. */
            logId: string;

            /** RegisterResponse protocol. */
            protocol: number;

            /** RegisterResponse keepsCheckpoints. */
            keepsCheckpoints: boolean;

            /**
             * Creates a new RegisterResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegisterResponse instance
             */
            static create(properties: yates.v1.RegisterResponse.$Shape): yates.v1.RegisterResponse & yates.v1.RegisterResponse.$Shape;
            static create(properties?: yates.v1.RegisterResponse.$Properties): yates.v1.RegisterResponse;

            /**
             * Encodes the specified RegisterResponse message. Does not implicitly {@link yates.v1.RegisterResponse.verify|verify} messages.
             * @param message RegisterResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.RegisterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegisterResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.RegisterResponse & yates.v1.RegisterResponse.$Shape} RegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.RegisterResponse & yates.v1.RegisterResponse.$Shape;

            /**
             * Creates a RegisterResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegisterResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.RegisterResponse;

            /**
             * Creates a plain object from a RegisterResponse message. Also converts values to other types if specified.
             * @param message RegisterResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.RegisterResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegisterResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegisterResponse {

            /** Properties of a RegisterResponse. */
            interface $Properties {

                /** RegisterResponse leaseTtlMs */
                leaseTtlMs?: number;

                /** RegisterResponse nowMs */
                nowMs?: number;

                /** RegisterResponse lostTrialIds */
                lostTrialIds?: string[];

                /** RegisterResponse logId */
                logId?: string;

                /** RegisterResponse protocol */
                protocol?: number;

                /** RegisterResponse keepsCheckpoints */
                keepsCheckpoints?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegisterResponse. */
            type $Shape = yates.v1.RegisterResponse.$Properties;
        }

        /**
         * Properties of a WorkRequest.
         * @deprecated Use yates.v1.WorkRequest.$Properties instead.
         */
        interface IWorkRequest extends yates.v1.WorkRequest.$Properties {
        }

        /** Represents a WorkRequest. */
        class WorkRequest {

            /**
             * Constructs a new WorkRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.WorkRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkRequest logId. */
            logId: string;

            /** WorkRequest leases. */
            leases: yates.v1.LeaseRequest[];

            /** WorkRequest renews. */
            renews: yates.v1.RenewRequest[];

            /** WorkRequest completes. */
            completes: yates.v1.CompleteRequest[];

            /** WorkRequest fails. */
            fails: yates.v1.FailRequest[];

            /** WorkRequest releases. */
            releases: yates.v1.ReleaseRequest[];

            /** WorkRequest cancels. */
            cancels: string[];

            /**
             * Creates a new WorkRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkRequest instance
             */
            static create(properties: yates.v1.WorkRequest.$Shape): yates.v1.WorkRequest & yates.v1.WorkRequest.$Shape;
            static create(properties?: yates.v1.WorkRequest.$Properties): yates.v1.WorkRequest;

            /**
             * Encodes the specified WorkRequest message. Does not implicitly {@link yates.v1.WorkRequest.verify|verify} messages.
             * @param message WorkRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.WorkRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.WorkRequest & yates.v1.WorkRequest.$Shape} WorkRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.WorkRequest & yates.v1.WorkRequest.$Shape;

            /**
             * Creates a WorkRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.WorkRequest;

            /**
             * Creates a plain object from a WorkRequest message. Also converts values to other types if specified.
             * @param message WorkRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.WorkRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WorkRequest {

            /** Properties of a WorkRequest. */
            interface $Properties {

                /** WorkRequest logId */
                logId?: string;

                /** WorkRequest leases */
                leases?: yates.v1.LeaseRequest.$Properties[];

                /** WorkRequest renews */
                renews?: yates.v1.RenewRequest.$Properties[];

                /** WorkRequest completes */
                completes?: yates.v1.CompleteRequest.$Properties[];

                /** WorkRequest fails */
                fails?: yates.v1.FailRequest.$Properties[];

                /** WorkRequest releases */
                releases?: yates.v1.ReleaseRequest.$Properties[];

                /** WorkRequest cancels */
                cancels?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkRequest. */
            type $Shape = yates.v1.WorkRequest.$Properties;
        }

        /**
         * Properties of a WorkResponse.
         * @deprecated Use yates.v1.WorkResponse.$Properties instead.
         */
        interface IWorkResponse extends yates.v1.WorkResponse.$Properties {
        }

        /** Represents a WorkResponse. */
        class WorkResponse {

            /**
             * Constructs a new WorkResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.WorkResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkResponse sweeps. */
            sweeps: yates.v1.SweepInfo[];

            /** WorkResponse leases. */
            leases: yates.v1.LeaseResponse[];

            /** WorkResponse renews. */
            renews: yates.v1.RenewResponse[];

            /** WorkResponse completes. */
            completes: yates.v1.CompleteResponse[];

            /** WorkResponse fails. */
            fails: yates.v1.FailResponse[];

            /** WorkResponse releases. */
            releases: yates.v1.ReleaseResponse[];

            /** WorkResponse refusals. */
            refusals: yates.v1.Refusal[];

            /**
             * Creates a new WorkResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkResponse instance
             */
            static create(properties: yates.v1.WorkResponse.$Shape): yates.v1.WorkResponse & yates.v1.WorkResponse.$Shape;
            static create(properties?: yates.v1.WorkResponse.$Properties): yates.v1.WorkResponse;

            /**
             * Encodes the specified WorkResponse message. Does not implicitly {@link yates.v1.WorkResponse.verify|verify} messages.
             * @param message WorkResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.WorkResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.WorkResponse & yates.v1.WorkResponse.$Shape} WorkResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.WorkResponse & yates.v1.WorkResponse.$Shape;

            /**
             * Creates a WorkResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.WorkResponse;

            /**
             * Creates a plain object from a WorkResponse message. Also converts values to other types if specified.
             * @param message WorkResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.WorkResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WorkResponse {

            /** Properties of a WorkResponse. */
            interface $Properties {

                /** WorkResponse sweeps */
                sweeps?: yates.v1.SweepInfo.$Properties[];

                /** WorkResponse leases */
                leases?: yates.v1.LeaseResponse.$Properties[];

                /** WorkResponse renews */
                renews?: yates.v1.RenewResponse.$Properties[];

                /** WorkResponse completes */
                completes?: yates.v1.CompleteResponse.$Properties[];

                /** WorkResponse fails */
                fails?: yates.v1.FailResponse.$Properties[];

                /** WorkResponse releases */
                releases?: yates.v1.ReleaseResponse.$Properties[];

                /** WorkResponse refusals */
                refusals?: yates.v1.Refusal.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkResponse. */
            type $Shape = {
              sweeps?: yates.v1.SweepInfo.$Shape[];
              leases?: yates.v1.LeaseResponse.$Shape[];
              renews?: yates.v1.RenewResponse.$Shape[];
              completes?: yates.v1.CompleteResponse.$Shape[];
              fails?: yates.v1.FailResponse.$Shape[];
              releases?: yates.v1.ReleaseResponse.$Shape[];
              refusals?: yates.v1.Refusal.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Refusal.
         * @deprecated Use yates.v1.Refusal.$Properties instead.
         */
        interface IRefusal extends yates.v1.Refusal.$Properties {
        }

        /** Represents a Refusal. */
        class Refusal {

            /**
             * Constructs a new Refusal.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Refusal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refusal requestId. */
            requestId: string;

            /** Refusal code. */
            code: number;

            /** Refusal message. */
            message: string;

            /**
             * Creates a new Refusal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Refusal instance
             */
            static create(properties: yates.v1.Refusal.$Shape): yates.v1.Refusal & yates.v1.Refusal.$Shape;
            static create(properties?: yates.v1.Refusal.$Properties): yates.v1.Refusal;

            /**
             * Encodes the specified Refusal message. Does not implicitly {@link yates.v1.Refusal.verify|verify} messages.
             * @param message Refusal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Refusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refusal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Refusal & yates.v1.Refusal.$Shape} Refusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Refusal & yates.v1.Refusal.$Shape;

            /**
             * Creates a Refusal message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Refusal
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Refusal;

            /**
             * Creates a plain object from a Refusal message. Also converts values to other types if specified.
             * @param message Refusal
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Refusal, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Refusal to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Refusal {

            /** Properties of a Refusal. */
            interface $Properties {

                /** Refusal requestId */
                requestId?: string;

                /** Refusal code */
                code?: number;

                /** Refusal message */
                message?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refusal. */
            type $Shape = yates.v1.Refusal.$Properties;
        }

        /**
         * Properties of a SweepInfo.
         * @deprecated Use yates.v1.SweepInfo.$Properties instead.
         */
        interface ISweepInfo extends yates.v1.SweepInfo.$Properties {
        }

        /** Represents a SweepInfo. */
        class SweepInfo {

            /**
             * Constructs a new SweepInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepInfo number. */
            number: number;

            /** SweepInfo sweepId. */
            sweepId: string;

            /** SweepInfo name. */
            name: string;

            /** SweepInfo trainerJson. */
            trainerJson: string;

            /** SweepInfo timeoutMs. */
            timeoutMs: number;

            /** SweepInfo stallTimeoutMs. */
            stallTimeoutMs: number;

            /** SweepInfo requiredMetrics. */
            requiredMetrics: string[];

            /** SweepInfo columns. */
            columns: string[];

            /** SweepInfo slots. */
            slots: number;

            /** SweepInfo gpus. */
            gpus: number;

            /** SweepInfo keepsCheckpoints. */
            keepsCheckpoints: boolean;

            /** SweepInfo baseVersion. */
            baseVersion: string;

            /**
             * Creates a new SweepInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepInfo instance
             */
            static create(properties: yates.v1.SweepInfo.$Shape): yates.v1.SweepInfo & yates.v1.SweepInfo.$Shape;
            static create(properties?: yates.v1.SweepInfo.$Properties): yates.v1.SweepInfo;

            /**
             * Encodes the specified SweepInfo message. Does not implicitly {@link yates.v1.SweepInfo.verify|verify} messages.
             * @param message SweepInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepInfo & yates.v1.SweepInfo.$Shape} SweepInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepInfo & yates.v1.SweepInfo.$Shape;

            /**
             * Creates a SweepInfo message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepInfo
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepInfo;

            /**
             * Creates a plain object from a SweepInfo message. Also converts values to other types if specified.
             * @param message SweepInfo
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepInfo, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepInfo to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepInfo {

            /** Properties of a SweepInfo. */
            interface $Properties {

                /** SweepInfo number */
                number?: number;

                /** SweepInfo sweepId */
                sweepId?: string;

                /** SweepInfo name */
                name?: string;

                /** SweepInfo trainerJson */
                trainerJson?: string;

                /** SweepInfo timeoutMs */
                timeoutMs?: number;

                /** SweepInfo stallTimeoutMs */
                stallTimeoutMs?: number;

                /** SweepInfo requiredMetrics */
                requiredMetrics?: string[];

                /** SweepInfo columns */
                columns?: string[];

                /** SweepInfo slots */
                slots?: number;

                /** SweepInfo gpus */
                gpus?: number;

                /** SweepInfo keepsCheckpoints */
                keepsCheckpoints?: boolean;

                /** SweepInfo baseVersion */
                baseVersion?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepInfo. */
            type $Shape = yates.v1.SweepInfo.$Properties;
        }

        /**
         * Properties of a LeaseRequest.
         * @deprecated Use yates.v1.LeaseRequest.$Properties instead.
         */
        interface ILeaseRequest extends yates.v1.LeaseRequest.$Properties {
        }

        /** Represents a LeaseRequest. */
        class LeaseRequest {

            /**
             * Constructs a new LeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseRequest requestId. */
            requestId: string;

            /** LeaseRequest slots. */
            slots: number;

            /** LeaseRequest waitMs. */
            waitMs: number;

            /** LeaseRequest seenFence. */
            seenFence: number;

            /** LeaseRequest gpus. */
            gpus: number;

            /** LeaseRequest timeLeftMs. */
            timeLeftMs: number;

            /**
             * Creates a new LeaseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseRequest instance
             */
            static create(properties: yates.v1.LeaseRequest.$Shape): yates.v1.LeaseRequest & yates.v1.LeaseRequest.$Shape;
            static create(properties?: yates.v1.LeaseRequest.$Properties): yates.v1.LeaseRequest;

            /**
             * Encodes the specified LeaseRequest message. Does not implicitly {@link yates.v1.LeaseRequest.verify|verify} messages.
             * @param message LeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LeaseRequest & yates.v1.LeaseRequest.$Shape} LeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LeaseRequest & yates.v1.LeaseRequest.$Shape;

            /**
             * Creates a LeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LeaseRequest;

            /**
             * Creates a plain object from a LeaseRequest message. Also converts values to other types if specified.
             * @param message LeaseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LeaseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LeaseRequest {

            /** Properties of a LeaseRequest. */
            interface $Properties {

                /** LeaseRequest requestId */
                requestId?: string;

                /** LeaseRequest slots */
                slots?: number;

                /** LeaseRequest waitMs */
                waitMs?: number;

                /** LeaseRequest seenFence */
                seenFence?: number;

                /** LeaseRequest gpus */
                gpus?: number;

                /** LeaseRequest timeLeftMs */
                timeLeftMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseRequest. */
            type $Shape = yates.v1.LeaseRequest.$Properties;
        }

        /**
         * Properties of a Grant.
         * @deprecated Use yates.v1.Grant.$Properties instead.
         */
        interface IGrant extends yates.v1.Grant.$Properties {
        }

        /** Represents a Grant. */
        class Grant {

            /**
             * Constructs a new Grant.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Grant.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Grant trialId. */
            trialId: string;

            /** Grant sweep. */
            sweep: number;

            /** Grant attempt. */
            attempt: number;

            /** Grant fence. */
            fence: number;

            /** Grant levels. */
            levels: yates.v1.Level[];

            /** Grant settings. */
            settings: yates.v1.Setting[];

            /** Grant replicate. */
            replicate: number;

            /** Grant seed. */
            seed: number;

            /** Grant checkpoints. */
            checkpoints: yates.v1.Checkpoint[];

            /** Grant source. */
            source: yates.v1.Source;

            /**
             * Creates a new Grant instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Grant instance
             */
            static create(properties: yates.v1.Grant.$Shape): yates.v1.Grant & yates.v1.Grant.$Shape;
            static create(properties?: yates.v1.Grant.$Properties): yates.v1.Grant;

            /**
             * Encodes the specified Grant message. Does not implicitly {@link yates.v1.Grant.verify|verify} messages.
             * @param message Grant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Grant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Grant message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Grant & yates.v1.Grant.$Shape} Grant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Grant & yates.v1.Grant.$Shape;

            /**
             * Creates a Grant message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Grant
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Grant;

            /**
             * Creates a plain object from a Grant message. Also converts values to other types if specified.
             * @param message Grant
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Grant, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Grant to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Grant {

            /** Properties of a Grant. */
            interface $Properties {

                /** Grant trialId */
                trialId?: string;

                /** Grant sweep */
                sweep?: number;

                /** Grant attempt */
                attempt?: number;

                /** Grant fence */
                fence?: number;

                /** Grant levels */
                levels?: yates.v1.Level.$Properties[];

                /** Grant settings */
                settings?: yates.v1.Setting.$Properties[];

                /** Grant replicate */
                replicate?: number;

                /** Grant seed */
                seed?: number;

                /** Grant checkpoints */
                checkpoints?: yates.v1.Checkpoint.$Properties[];

                /** Grant source */
                source?: yates.v1.Source.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Grant. */
            type $Shape = {
              trialId?: string;
              sweep?: number;
              attempt?: number;
              fence?: number;
              levels?: yates.v1.Level.$Shape[];
              settings?: yates.v1.Setting.$Shape[];
              replicate?: number;
              seed?: number;
              checkpoints?: yates.v1.Checkpoint.$Shape[];
              source?: yates.v1.Source.$Shape;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Source.
         * @deprecated Use yates.v1.Source.$Properties instead.
         */
        interface ISource extends yates.v1.Source.$Properties {
        }

        /** Represents a Source. */
        class Source {

            /**
             * Constructs a new Source.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Source.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Source sweepId. */
            sweepId: string;

            /** Source trialId. */
            trialId: string;

            /** Source files. */
            files: yates.v1.Artifact[];

            /**
             * Creates a new Source instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Source instance
             */
            static create(properties: yates.v1.Source.$Shape): yates.v1.Source & yates.v1.Source.$Shape;
            static create(properties?: yates.v1.Source.$Properties): yates.v1.Source;

            /**
             * Encodes the specified Source message. Does not implicitly {@link yates.v1.Source.verify|verify} messages.
             * @param message Source message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Source message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Source & yates.v1.Source.$Shape} Source
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Source & yates.v1.Source.$Shape;

            /**
             * Creates a Source message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Source
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Source;

            /**
             * Creates a plain object from a Source message. Also converts values to other types if specified.
             * @param message Source
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Source, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Source to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Source {

            /** Properties of a Source. */
            interface $Properties {

                /** Source sweepId */
                sweepId?: string;

                /** Source trialId */
                trialId?: string;

                /** Source files */
                files?: yates.v1.Artifact.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Source. */
            type $Shape = yates.v1.Source.$Properties;
        }

        /**
         * Properties of a LeaseResponse.
         * @deprecated Use yates.v1.LeaseResponse.$Properties instead.
         */
        interface ILeaseResponse extends yates.v1.LeaseResponse.$Properties {
        }

        /** Represents a LeaseResponse. */
        class LeaseResponse {

            /**
             * Constructs a new LeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseResponse requestId. */
            requestId: string;

            /** LeaseResponse grants. */
            grants: yates.v1.Grant[];

            /** LeaseResponse idle. */
            idle: boolean;

            /** LeaseResponse tooLongMs. */
            tooLongMs: number;

            /**
             * Creates a new LeaseResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseResponse instance
             */
            static create(properties: yates.v1.LeaseResponse.$Shape): yates.v1.LeaseResponse & yates.v1.LeaseResponse.$Shape;
            static create(properties?: yates.v1.LeaseResponse.$Properties): yates.v1.LeaseResponse;

            /**
             * Encodes the specified LeaseResponse message. Does not implicitly {@link yates.v1.LeaseResponse.verify|verify} messages.
             * @param message LeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LeaseResponse & yates.v1.LeaseResponse.$Shape} LeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LeaseResponse & yates.v1.LeaseResponse.$Shape;

            /**
             * Creates a LeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LeaseResponse;

            /**
             * Creates a plain object from a LeaseResponse message. Also converts values to other types if specified.
             * @param message LeaseResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LeaseResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LeaseResponse {

            /** Properties of a LeaseResponse. */
            interface $Properties {

                /** LeaseResponse requestId */
                requestId?: string;

                /** LeaseResponse grants */
                grants?: yates.v1.Grant.$Properties[];

                /** LeaseResponse idle */
                idle?: boolean;

                /** LeaseResponse tooLongMs */
                tooLongMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseResponse. */
            type $Shape = {
              requestId?: string;
              grants?: yates.v1.Grant.$Shape[];
              idle?: boolean;
              tooLongMs?: number;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a RenewRequest.
         * @deprecated Use yates.v1.RenewRequest.$Properties instead.
         */
        interface IRenewRequest extends yates.v1.RenewRequest.$Properties {
        }

        /** Represents a RenewRequest. */
        class RenewRequest {

            /**
             * Constructs a new RenewRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.RenewRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewRequest requestId. */
            requestId: string;

            /** RenewRequest held. */
            held: yates.v1.Held[];

            /** RenewRequest environments. */
            environments: yates.v1.AttemptEnvironment[];

            /**
             * Creates a new RenewRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewRequest instance
             */
            static create(properties: yates.v1.RenewRequest.$Shape): yates.v1.RenewRequest & yates.v1.RenewRequest.$Shape;
            static create(properties?: yates.v1.RenewRequest.$Properties): yates.v1.RenewRequest;

            /**
             * Encodes the specified RenewRequest message. Does not implicitly {@link yates.v1.RenewRequest.verify|verify} messages.
             * @param message RenewRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.RenewRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.RenewRequest & yates.v1.RenewRequest.$Shape} RenewRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.RenewRequest & yates.v1.RenewRequest.$Shape;

            /**
             * Creates a RenewRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.RenewRequest;

            /**
             * Creates a plain object from a RenewRequest message. Also converts values to other types if specified.
             * @param message RenewRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.RenewRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RenewRequest {

            /** Properties of a RenewRequest. */
            interface $Properties {

                /** RenewRequest requestId */
                requestId?: string;

                /** RenewRequest held */
                held?: yates.v1.Held.$Properties[];

                /** RenewRequest environments */
                environments?: yates.v1.AttemptEnvironment.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewRequest. */
            type $Shape = yates.v1.RenewRequest.$Properties;
        }

        /**
         * Properties of an AttemptEnvironment.
         * @deprecated Use yates.v1.AttemptEnvironment.$Properties instead.
         */
        interface IAttemptEnvironment extends yates.v1.AttemptEnvironment.$Properties {
        }

        /** Represents an AttemptEnvironment. */
        class AttemptEnvironment {

            /**
             * Constructs a new AttemptEnvironment.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.AttemptEnvironment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttemptEnvironment trialId. */
            trialId: string;

            /** AttemptEnvironment fence. */
            fence: number;

            /** AttemptEnvironment environment. */
            environment: yates.v1.Environment;

            /**
             * Creates a new AttemptEnvironment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AttemptEnvironment instance
             */
            static create(properties: yates.v1.AttemptEnvironment.$Shape): yates.v1.AttemptEnvironment & yates.v1.AttemptEnvironment.$Shape;
            static create(properties?: yates.v1.AttemptEnvironment.$Properties): yates.v1.AttemptEnvironment;

            /**
             * Encodes the specified AttemptEnvironment message. Does not implicitly {@link yates.v1.AttemptEnvironment.verify|verify} messages.
             * @param message AttemptEnvironment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.AttemptEnvironment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttemptEnvironment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.AttemptEnvironment & yates.v1.AttemptEnvironment.$Shape} AttemptEnvironment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.AttemptEnvironment & yates.v1.AttemptEnvironment.$Shape;

            /**
             * Creates an AttemptEnvironment message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttemptEnvironment
             */
            static fromObject(object: { [k: string]: any }): yates.v1.AttemptEnvironment;

            /**
             * Creates a plain object from an AttemptEnvironment message. Also converts values to other types if specified.
             * @param message AttemptEnvironment
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.AttemptEnvironment, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttemptEnvironment to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttemptEnvironment {

            /** Properties of an AttemptEnvironment. */
            interface $Properties {

                /** AttemptEnvironment trialId */
                trialId?: string;

                /** AttemptEnvironment fence */
                fence?: number;

                /** AttemptEnvironment environment */
                environment?: yates.v1.Environment.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttemptEnvironment. */
            type $Shape = yates.v1.AttemptEnvironment.$Properties;
        }

        /** RenewVerdict enum. */
        enum RenewVerdict {

            /** RENEW_VERDICT_UNSPECIFIED value */
            RENEW_VERDICT_UNSPECIFIED = 0,

            /** RENEW_VERDICT_RENEWED value */
            RENEW_VERDICT_RENEWED = 1,

            /** RENEW_VERDICT_CANCEL value */
            RENEW_VERDICT_CANCEL = 2,

            /** RENEW_VERDICT_PAUSE value */
            RENEW_VERDICT_PAUSE = 3,

            /** RENEW_VERDICT_LOST value */
            RENEW_VERDICT_LOST = 4
        }

        /**
         * Properties of a Renewal.
         * @deprecated Use yates.v1.Renewal.$Properties instead.
         */
        interface IRenewal extends yates.v1.Renewal.$Properties {
        }

        /** Represents a Renewal. */
        class Renewal {

            /**
             * Constructs a new Renewal.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Renewal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Renewal trialId. */
            trialId: string;

            /** Renewal verdict. */
            verdict: yates.v1.RenewVerdict;

            /** Renewal expiresAtMs. */
            expiresAtMs: number;

            /** Renewal timeoutMs. */
            timeoutMs: (number|null);

            /** Renewal stallTimeoutMs. */
            stallTimeoutMs: (number|null);

            /**
             * Creates a new Renewal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Renewal instance
             */
            static create(properties: yates.v1.Renewal.$Shape): yates.v1.Renewal & yates.v1.Renewal.$Shape;
            static create(properties?: yates.v1.Renewal.$Properties): yates.v1.Renewal;

            /**
             * Encodes the specified Renewal message. Does not implicitly {@link yates.v1.Renewal.verify|verify} messages.
             * @param message Renewal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Renewal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Renewal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Renewal & yates.v1.Renewal.$Shape} Renewal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Renewal & yates.v1.Renewal.$Shape;

            /**
             * Creates a Renewal message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Renewal
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Renewal;

            /**
             * Creates a plain object from a Renewal message. Also converts values to other types if specified.
             * @param message Renewal
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Renewal, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Renewal to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Renewal {

            /** Properties of a Renewal. */
            interface $Properties {

                /** Renewal trialId */
                trialId?: string;

                /** Renewal verdict */
                verdict?: yates.v1.RenewVerdict;

                /** Renewal expiresAtMs */
                expiresAtMs?: number;

                /** Renewal timeoutMs */
                timeoutMs?: (number|null);

                /** Renewal stallTimeoutMs */
                stallTimeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Renewal. */
            type $Shape = yates.v1.Renewal.$Properties;
        }

        /**
         * Properties of a RenewResponse.
         * @deprecated Use yates.v1.RenewResponse.$Properties instead.
         */
        interface IRenewResponse extends yates.v1.RenewResponse.$Properties {
        }

        /** Represents a RenewResponse. */
        class RenewResponse {

            /**
             * Constructs a new RenewResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.RenewResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewResponse requestId. */
            requestId: string;

            /** RenewResponse renewals. */
            renewals: yates.v1.Renewal[];

            /** RenewResponse registerAgain. */
            registerAgain: boolean;

            /**
             * Creates a new RenewResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewResponse instance
             */
            static create(properties: yates.v1.RenewResponse.$Shape): yates.v1.RenewResponse & yates.v1.RenewResponse.$Shape;
            static create(properties?: yates.v1.RenewResponse.$Properties): yates.v1.RenewResponse;

            /**
             * Encodes the specified RenewResponse message. Does not implicitly {@link yates.v1.RenewResponse.verify|verify} messages.
             * @param message RenewResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.RenewResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.RenewResponse & yates.v1.RenewResponse.$Shape} RenewResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.RenewResponse & yates.v1.RenewResponse.$Shape;

            /**
             * Creates a RenewResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.RenewResponse;

            /**
             * Creates a plain object from a RenewResponse message. Also converts values to other types if specified.
             * @param message RenewResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.RenewResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RenewResponse {

            /** Properties of a RenewResponse. */
            interface $Properties {

                /** RenewResponse requestId */
                requestId?: string;

                /** RenewResponse renewals */
                renewals?: yates.v1.Renewal.$Properties[];

                /** RenewResponse registerAgain */
                registerAgain?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewResponse. */
            type $Shape = yates.v1.RenewResponse.$Properties;
        }

        /**
         * Properties of a Result.
         * @deprecated Use yates.v1.Result.$Properties instead.
         */
        interface IResult extends yates.v1.Result.$Properties {
        }

        /** Represents a Result. */
        class Result {

            /**
             * Constructs a new Result.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Result.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Result trialId. */
            trialId: string;

            /** Result fence. */
            fence: number;

            /** Result metrics. */
            metrics: yates.v1.Metric[];

            /** Result artifacts. */
            artifacts: yates.v1.Artifact[];

            /** Result startedAtMs. */
            startedAtMs: number;

            /** Result endedAtMs. */
            endedAtMs: number;

            /** Result backend. */
            backend: string;

            /** Result environment. */
            environment: yates.v1.Environment;

            /**
             * Creates a new Result instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Result instance
             */
            static create(properties: yates.v1.Result.$Shape): yates.v1.Result & yates.v1.Result.$Shape;
            static create(properties?: yates.v1.Result.$Properties): yates.v1.Result;

            /**
             * Encodes the specified Result message. Does not implicitly {@link yates.v1.Result.verify|verify} messages.
             * @param message Result message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Result & yates.v1.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Result & yates.v1.Result.$Shape;

            /**
             * Creates a Result message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Result
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Result;

            /**
             * Creates a plain object from a Result message. Also converts values to other types if specified.
             * @param message Result
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Result, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Result to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Result {

            /** Properties of a Result. */
            interface $Properties {

                /** Result trialId */
                trialId?: string;

                /** Result fence */
                fence?: number;

                /** Result metrics */
                metrics?: yates.v1.Metric.$Properties[];

                /** Result artifacts */
                artifacts?: yates.v1.Artifact.$Properties[];

                /** Result startedAtMs */
                startedAtMs?: number;

                /** Result endedAtMs */
                endedAtMs?: number;

                /** Result backend */
                backend?: string;

                /** Result environment */
                environment?: yates.v1.Environment.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Result. */
            type $Shape = yates.v1.Result.$Properties;
        }

        /**
         * Properties of a CompleteRequest.
         * @deprecated Use yates.v1.CompleteRequest.$Properties instead.
         */
        interface ICompleteRequest extends yates.v1.CompleteRequest.$Properties {
        }

        /** Represents a CompleteRequest. */
        class CompleteRequest {

            /**
             * Constructs a new CompleteRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CompleteRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CompleteRequest requestId. */
            requestId: string;

            /** CompleteRequest results. */
            results: yates.v1.Result[];

            /**
             * Creates a new CompleteRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CompleteRequest instance
             */
            static create(properties: yates.v1.CompleteRequest.$Shape): yates.v1.CompleteRequest & yates.v1.CompleteRequest.$Shape;
            static create(properties?: yates.v1.CompleteRequest.$Properties): yates.v1.CompleteRequest;

            /**
             * Encodes the specified CompleteRequest message. Does not implicitly {@link yates.v1.CompleteRequest.verify|verify} messages.
             * @param message CompleteRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CompleteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CompleteRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CompleteRequest & yates.v1.CompleteRequest.$Shape} CompleteRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CompleteRequest & yates.v1.CompleteRequest.$Shape;

            /**
             * Creates a CompleteRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CompleteRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CompleteRequest;

            /**
             * Creates a plain object from a CompleteRequest message. Also converts values to other types if specified.
             * @param message CompleteRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CompleteRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CompleteRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CompleteRequest {

            /** Properties of a CompleteRequest. */
            interface $Properties {

                /** CompleteRequest requestId */
                requestId?: string;

                /** CompleteRequest results */
                results?: yates.v1.Result.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CompleteRequest. */
            type $Shape = yates.v1.CompleteRequest.$Properties;
        }

        /** ResultVerdict enum. */
        enum ResultVerdict {

            /** RESULT_VERDICT_UNSPECIFIED value */
            RESULT_VERDICT_UNSPECIFIED = 0,

            /** RESULT_VERDICT_COUNTED value */
            RESULT_VERDICT_COUNTED = 1,

            /** RESULT_VERDICT_LATE value */
            RESULT_VERDICT_LATE = 2,

            /** RESULT_VERDICT_DUPLICATE value */
            RESULT_VERDICT_DUPLICATE = 3,

            /** RESULT_VERDICT_UNKNOWN value */
            RESULT_VERDICT_UNKNOWN = 4
        }

        /**
         * Properties of a ResultReceipt.
         * @deprecated Use yates.v1.ResultReceipt.$Properties instead.
         */
        interface IResultReceipt extends yates.v1.ResultReceipt.$Properties {
        }

        /** Represents a ResultReceipt. */
        class ResultReceipt {

            /**
             * Constructs a new ResultReceipt.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ResultReceipt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResultReceipt trialId. */
            trialId: string;

            /** ResultReceipt verdict. */
            verdict: yates.v1.ResultVerdict;

            /**
             * Creates a new ResultReceipt instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResultReceipt instance
             */
            static create(properties: yates.v1.ResultReceipt.$Shape): yates.v1.ResultReceipt & yates.v1.ResultReceipt.$Shape;
            static create(properties?: yates.v1.ResultReceipt.$Properties): yates.v1.ResultReceipt;

            /**
             * Encodes the specified ResultReceipt message. Does not implicitly {@link yates.v1.ResultReceipt.verify|verify} messages.
             * @param message ResultReceipt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ResultReceipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResultReceipt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ResultReceipt & yates.v1.ResultReceipt.$Shape} ResultReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ResultReceipt & yates.v1.ResultReceipt.$Shape;

            /**
             * Creates a ResultReceipt message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ResultReceipt
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ResultReceipt;

            /**
             * Creates a plain object from a ResultReceipt message. Also converts values to other types if specified.
             * @param message ResultReceipt
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ResultReceipt, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ResultReceipt to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ResultReceipt {

            /** Properties of a ResultReceipt. */
            interface $Properties {

                /** ResultReceipt trialId */
                trialId?: string;

                /** ResultReceipt verdict */
                verdict?: yates.v1.ResultVerdict;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResultReceipt. */
            type $Shape = yates.v1.ResultReceipt.$Properties;
        }

        /**
         * Properties of a CompleteResponse.
         * @deprecated Use yates.v1.CompleteResponse.$Properties instead.
         */
        interface ICompleteResponse extends yates.v1.CompleteResponse.$Properties {
        }

        /** Represents a CompleteResponse. */
        class CompleteResponse {

            /**
             * Constructs a new CompleteResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CompleteResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CompleteResponse requestId. */
            requestId: string;

            /** CompleteResponse receipts. */
            receipts: yates.v1.ResultReceipt[];

            /**
             * Creates a new CompleteResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CompleteResponse instance
             */
            static create(properties: yates.v1.CompleteResponse.$Shape): yates.v1.CompleteResponse & yates.v1.CompleteResponse.$Shape;
            static create(properties?: yates.v1.CompleteResponse.$Properties): yates.v1.CompleteResponse;

            /**
             * Encodes the specified CompleteResponse message. Does not implicitly {@link yates.v1.CompleteResponse.verify|verify} messages.
             * @param message CompleteResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CompleteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CompleteResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CompleteResponse & yates.v1.CompleteResponse.$Shape} CompleteResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CompleteResponse & yates.v1.CompleteResponse.$Shape;

            /**
             * Creates a CompleteResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CompleteResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CompleteResponse;

            /**
             * Creates a plain object from a CompleteResponse message. Also converts values to other types if specified.
             * @param message CompleteResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CompleteResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CompleteResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CompleteResponse {

            /** Properties of a CompleteResponse. */
            interface $Properties {

                /** CompleteResponse requestId */
                requestId?: string;

                /** CompleteResponse receipts */
                receipts?: yates.v1.ResultReceipt.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CompleteResponse. */
            type $Shape = yates.v1.CompleteResponse.$Properties;
        }

        /**
         * Properties of a FailRequest.
         * @deprecated Use yates.v1.FailRequest.$Properties instead.
         */
        interface IFailRequest extends yates.v1.FailRequest.$Properties {
        }

        /** Represents a FailRequest. */
        class FailRequest {

            /**
             * Constructs a new FailRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.FailRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FailRequest requestId. */
            requestId: string;

            /** FailRequest trialId. */
            trialId: string;

            /** FailRequest fence. */
            fence: number;

            /** FailRequest fault. */
            fault: yates.v1.Fault;

            /** FailRequest startedAtMs. */
            startedAtMs: number;

            /** FailRequest endedAtMs. */
            endedAtMs: number;

            /** FailRequest environment. */
            environment: yates.v1.Environment;

            /** FailRequest artifacts. */
            artifacts: yates.v1.Artifact[];

            /**
             * Creates a new FailRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FailRequest instance
             */
            static create(properties: yates.v1.FailRequest.$Shape): yates.v1.FailRequest & yates.v1.FailRequest.$Shape;
            static create(properties?: yates.v1.FailRequest.$Properties): yates.v1.FailRequest;

            /**
             * Encodes the specified FailRequest message. Does not implicitly {@link yates.v1.FailRequest.verify|verify} messages.
             * @param message FailRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.FailRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FailRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.FailRequest & yates.v1.FailRequest.$Shape} FailRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.FailRequest & yates.v1.FailRequest.$Shape;

            /**
             * Creates a FailRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FailRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.FailRequest;

            /**
             * Creates a plain object from a FailRequest message. Also converts values to other types if specified.
             * @param message FailRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.FailRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FailRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FailRequest {

            /** Properties of a FailRequest. */
            interface $Properties {

                /** FailRequest requestId */
                requestId?: string;

                /** FailRequest trialId */
                trialId?: string;

                /** FailRequest fence */
                fence?: number;

                /** FailRequest fault */
                fault?: yates.v1.Fault.$Properties;

                /** FailRequest startedAtMs */
                startedAtMs?: number;

                /** FailRequest endedAtMs */
                endedAtMs?: number;

                /** FailRequest environment */
                environment?: yates.v1.Environment.$Properties;

                /** FailRequest artifacts */
                artifacts?: yates.v1.Artifact.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FailRequest. */
            type $Shape = yates.v1.FailRequest.$Properties;
        }

        /**
         * Properties of a FailResponse.
         * @deprecated Use yates.v1.FailResponse.$Properties instead.
         */
        interface IFailResponse extends yates.v1.FailResponse.$Properties {
        }

        /** Represents a FailResponse. */
        class FailResponse {

            /**
             * Constructs a new FailResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.FailResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FailResponse requestId. */
            requestId: string;

            /** FailResponse verdict. */
            verdict: yates.v1.ResultVerdict;

            /** FailResponse willRetry. */
            willRetry: boolean;

            /**
             * Creates a new FailResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FailResponse instance
             */
            static create(properties: yates.v1.FailResponse.$Shape): yates.v1.FailResponse & yates.v1.FailResponse.$Shape;
            static create(properties?: yates.v1.FailResponse.$Properties): yates.v1.FailResponse;

            /**
             * Encodes the specified FailResponse message. Does not implicitly {@link yates.v1.FailResponse.verify|verify} messages.
             * @param message FailResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.FailResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FailResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.FailResponse & yates.v1.FailResponse.$Shape} FailResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.FailResponse & yates.v1.FailResponse.$Shape;

            /**
             * Creates a FailResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FailResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.FailResponse;

            /**
             * Creates a plain object from a FailResponse message. Also converts values to other types if specified.
             * @param message FailResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.FailResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FailResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FailResponse {

            /** Properties of a FailResponse. */
            interface $Properties {

                /** FailResponse requestId */
                requestId?: string;

                /** FailResponse verdict */
                verdict?: yates.v1.ResultVerdict;

                /** FailResponse willRetry */
                willRetry?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FailResponse. */
            type $Shape = yates.v1.FailResponse.$Properties;
        }

        /**
         * Properties of a ReleaseRequest.
         * @deprecated Use yates.v1.ReleaseRequest.$Properties instead.
         */
        interface IReleaseRequest extends yates.v1.ReleaseRequest.$Properties {
        }

        /** Represents a ReleaseRequest. */
        class ReleaseRequest {

            /**
             * Constructs a new ReleaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReleaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseRequest requestId. */
            requestId: string;

            /** ReleaseRequest held. */
            held: yates.v1.Held[];

            /** ReleaseRequest reason. */
            reason: string;

            /** ReleaseRequest leaving. */
            leaving: boolean;

            /** ReleaseRequest preempted. */
            preempted: boolean;

            /**
             * Creates a new ReleaseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseRequest instance
             */
            static create(properties: yates.v1.ReleaseRequest.$Shape): yates.v1.ReleaseRequest & yates.v1.ReleaseRequest.$Shape;
            static create(properties?: yates.v1.ReleaseRequest.$Properties): yates.v1.ReleaseRequest;

            /**
             * Encodes the specified ReleaseRequest message. Does not implicitly {@link yates.v1.ReleaseRequest.verify|verify} messages.
             * @param message ReleaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReleaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReleaseRequest & yates.v1.ReleaseRequest.$Shape} ReleaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReleaseRequest & yates.v1.ReleaseRequest.$Shape;

            /**
             * Creates a ReleaseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReleaseRequest;

            /**
             * Creates a plain object from a ReleaseRequest message. Also converts values to other types if specified.
             * @param message ReleaseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReleaseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReleaseRequest {

            /** Properties of a ReleaseRequest. */
            interface $Properties {

                /** ReleaseRequest requestId */
                requestId?: string;

                /** ReleaseRequest held */
                held?: yates.v1.Held.$Properties[];

                /** ReleaseRequest reason */
                reason?: string;

                /** ReleaseRequest leaving */
                leaving?: boolean;

                /** ReleaseRequest preempted */
                preempted?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseRequest. */
            type $Shape = yates.v1.ReleaseRequest.$Properties;
        }

        /**
         * Properties of a ReleaseResponse.
         * @deprecated Use yates.v1.ReleaseResponse.$Properties instead.
         */
        interface IReleaseResponse extends yates.v1.ReleaseResponse.$Properties {
        }

        /** Represents a ReleaseResponse. */
        class ReleaseResponse {

            /**
             * Constructs a new ReleaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReleaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseResponse requestId. */
            requestId: string;

            /**
             * Creates a new ReleaseResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseResponse instance
             */
            static create(properties: yates.v1.ReleaseResponse.$Shape): yates.v1.ReleaseResponse & yates.v1.ReleaseResponse.$Shape;
            static create(properties?: yates.v1.ReleaseResponse.$Properties): yates.v1.ReleaseResponse;

            /**
             * Encodes the specified ReleaseResponse message. Does not implicitly {@link yates.v1.ReleaseResponse.verify|verify} messages.
             * @param message ReleaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReleaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReleaseResponse & yates.v1.ReleaseResponse.$Shape} ReleaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReleaseResponse & yates.v1.ReleaseResponse.$Shape;

            /**
             * Creates a ReleaseResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReleaseResponse;

            /**
             * Creates a plain object from a ReleaseResponse message. Also converts values to other types if specified.
             * @param message ReleaseResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReleaseResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReleaseResponse {

            /** Properties of a ReleaseResponse. */
            interface $Properties {

                /** ReleaseResponse requestId */
                requestId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseResponse. */
            type $Shape = yates.v1.ReleaseResponse.$Properties;
        }

        /**
         * Properties of a MetricsReport.
         * @deprecated Use yates.v1.MetricsReport.$Properties instead.
         */
        interface IMetricsReport extends yates.v1.MetricsReport.$Properties {
        }

        /** Represents a MetricsReport. */
        class MetricsReport {

            /**
             * Constructs a new MetricsReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.MetricsReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricsReport agentId. */
            agentId: string;

            /** MetricsReport trialId. */
            trialId: string;

            /** MetricsReport fence. */
            fence: number;

            /** MetricsReport step. */
            step: number;

            /** MetricsReport stepsTotal. */
            stepsTotal: number;

            /** MetricsReport metrics. */
            metrics: yates.v1.Metric[];

            /** MetricsReport logId. */
            logId: string;

            /** MetricsReport devices. */
            devices: yates.v1.DeviceReading[];

            /** MetricsReport disk. */
            disk: yates.v1.DiskReading;

            /**
             * Creates a new MetricsReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MetricsReport instance
             */
            static create(properties: yates.v1.MetricsReport.$Shape): yates.v1.MetricsReport & yates.v1.MetricsReport.$Shape;
            static create(properties?: yates.v1.MetricsReport.$Properties): yates.v1.MetricsReport;

            /**
             * Encodes the specified MetricsReport message. Does not implicitly {@link yates.v1.MetricsReport.verify|verify} messages.
             * @param message MetricsReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.MetricsReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricsReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.MetricsReport & yates.v1.MetricsReport.$Shape} MetricsReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.MetricsReport & yates.v1.MetricsReport.$Shape;

            /**
             * Creates a MetricsReport message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MetricsReport
             */
            static fromObject(object: { [k: string]: any }): yates.v1.MetricsReport;

            /**
             * Creates a plain object from a MetricsReport message. Also converts values to other types if specified.
             * @param message MetricsReport
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.MetricsReport, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MetricsReport to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace MetricsReport {

            /** Properties of a MetricsReport. */
            interface $Properties {

                /** MetricsReport agentId */
                agentId?: string;

                /** MetricsReport trialId */
                trialId?: string;

                /** MetricsReport fence */
                fence?: number;

                /** MetricsReport step */
                step?: number;

                /** MetricsReport stepsTotal */
                stepsTotal?: number;

                /** MetricsReport metrics */
                metrics?: yates.v1.Metric.$Properties[];

                /** MetricsReport logId */
                logId?: string;

                /** MetricsReport devices */
                devices?: yates.v1.DeviceReading.$Properties[];

                /** MetricsReport disk */
                disk?: yates.v1.DiskReading.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricsReport. */
            type $Shape = yates.v1.MetricsReport.$Properties;
        }

        /**
         * Properties of a DiskReading.
         * @deprecated Use yates.v1.DiskReading.$Properties instead.
         */
        interface IDiskReading extends yates.v1.DiskReading.$Properties {
        }

        /** Represents a DiskReading. */
        class DiskReading {

            /**
             * Constructs a new DiskReading.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.DiskReading.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiskReading freeBytes. */
            freeBytes: number;

            /** DiskReading totalBytes. */
            totalBytes: number;

            /**
             * Creates a new DiskReading instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DiskReading instance
             */
            static create(properties: yates.v1.DiskReading.$Shape): yates.v1.DiskReading & yates.v1.DiskReading.$Shape;
            static create(properties?: yates.v1.DiskReading.$Properties): yates.v1.DiskReading;

            /**
             * Encodes the specified DiskReading message. Does not implicitly {@link yates.v1.DiskReading.verify|verify} messages.
             * @param message DiskReading message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.DiskReading.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiskReading message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.DiskReading & yates.v1.DiskReading.$Shape} DiskReading
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.DiskReading & yates.v1.DiskReading.$Shape;

            /**
             * Creates a DiskReading message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DiskReading
             */
            static fromObject(object: { [k: string]: any }): yates.v1.DiskReading;

            /**
             * Creates a plain object from a DiskReading message. Also converts values to other types if specified.
             * @param message DiskReading
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.DiskReading, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DiskReading to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DiskReading {

            /** Properties of a DiskReading. */
            interface $Properties {

                /** DiskReading freeBytes */
                freeBytes?: number;

                /** DiskReading totalBytes */
                totalBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiskReading. */
            type $Shape = yates.v1.DiskReading.$Properties;
        }

        /**
         * Properties of a DeviceReading.
         * @deprecated Use yates.v1.DeviceReading.$Properties instead.
         */
        interface IDeviceReading extends yates.v1.DeviceReading.$Properties {
        }

        /** Represents a DeviceReading. */
        class DeviceReading {

            /**
             * Constructs a new DeviceReading.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.DeviceReading.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeviceReading id. */
            id: string;

            /** DeviceReading utilisation. */
            utilisation: (number|null);

            /** DeviceReading usedBytes. */
            usedBytes: (number|null);

            /** DeviceReading temperatureC. */
            temperatureC: (number|null);

            /** DeviceReading trouble. */
            trouble: string;

            /** DeviceReading trialIds. */
            trialIds: string[];

            /**
             * Creates a new DeviceReading instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeviceReading instance
             */
            static create(properties: yates.v1.DeviceReading.$Shape): yates.v1.DeviceReading & yates.v1.DeviceReading.$Shape;
            static create(properties?: yates.v1.DeviceReading.$Properties): yates.v1.DeviceReading;

            /**
             * Encodes the specified DeviceReading message. Does not implicitly {@link yates.v1.DeviceReading.verify|verify} messages.
             * @param message DeviceReading message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.DeviceReading.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeviceReading message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.DeviceReading & yates.v1.DeviceReading.$Shape} DeviceReading
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.DeviceReading & yates.v1.DeviceReading.$Shape;

            /**
             * Creates a DeviceReading message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DeviceReading
             */
            static fromObject(object: { [k: string]: any }): yates.v1.DeviceReading;

            /**
             * Creates a plain object from a DeviceReading message. Also converts values to other types if specified.
             * @param message DeviceReading
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.DeviceReading, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DeviceReading to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DeviceReading {

            /** Properties of a DeviceReading. */
            interface $Properties {

                /** DeviceReading id */
                id?: string;

                /** DeviceReading utilisation */
                utilisation?: (number|null);

                /** DeviceReading usedBytes */
                usedBytes?: (number|null);

                /** DeviceReading temperatureC */
                temperatureC?: (number|null);

                /** DeviceReading trouble */
                trouble?: string;

                /** DeviceReading trialIds */
                trialIds?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeviceReading. */
            type $Shape = yates.v1.DeviceReading.$Properties;
        }

        /**
         * Properties of a MetricsSummary.
         * @deprecated Use yates.v1.MetricsSummary.$Properties instead.
         */
        interface IMetricsSummary extends yates.v1.MetricsSummary.$Properties {
        }

        /** Represents a MetricsSummary. */
        class MetricsSummary {

            /**
             * Constructs a new MetricsSummary.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.MetricsSummary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricsSummary received. */
            received: number;

            /**
             * Creates a new MetricsSummary instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MetricsSummary instance
             */
            static create(properties: yates.v1.MetricsSummary.$Shape): yates.v1.MetricsSummary & yates.v1.MetricsSummary.$Shape;
            static create(properties?: yates.v1.MetricsSummary.$Properties): yates.v1.MetricsSummary;

            /**
             * Encodes the specified MetricsSummary message. Does not implicitly {@link yates.v1.MetricsSummary.verify|verify} messages.
             * @param message MetricsSummary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.MetricsSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricsSummary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.MetricsSummary & yates.v1.MetricsSummary.$Shape} MetricsSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.MetricsSummary & yates.v1.MetricsSummary.$Shape;

            /**
             * Creates a MetricsSummary message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MetricsSummary
             */
            static fromObject(object: { [k: string]: any }): yates.v1.MetricsSummary;

            /**
             * Creates a plain object from a MetricsSummary message. Also converts values to other types if specified.
             * @param message MetricsSummary
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.MetricsSummary, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MetricsSummary to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace MetricsSummary {

            /** Properties of a MetricsSummary. */
            interface $Properties {

                /** MetricsSummary received */
                received?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricsSummary. */
            type $Shape = yates.v1.MetricsSummary.$Properties;
        }

        /**
         * Properties of a QueryUploadRequest.
         * @deprecated Use yates.v1.QueryUploadRequest.$Properties instead.
         */
        interface IQueryUploadRequest extends yates.v1.QueryUploadRequest.$Properties {
        }

        /** Represents a QueryUploadRequest. */
        class QueryUploadRequest {

            /**
             * Constructs a new QueryUploadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.QueryUploadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueryUploadRequest artifact. */
            artifact: yates.v1.Artifact;

            /** QueryUploadRequest forCheckpoint. */
            forCheckpoint: boolean;

            /**
             * Creates a new QueryUploadRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueryUploadRequest instance
             */
            static create(properties: yates.v1.QueryUploadRequest.$Shape): yates.v1.QueryUploadRequest & yates.v1.QueryUploadRequest.$Shape;
            static create(properties?: yates.v1.QueryUploadRequest.$Properties): yates.v1.QueryUploadRequest;

            /**
             * Encodes the specified QueryUploadRequest message. Does not implicitly {@link yates.v1.QueryUploadRequest.verify|verify} messages.
             * @param message QueryUploadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.QueryUploadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueryUploadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.QueryUploadRequest & yates.v1.QueryUploadRequest.$Shape} QueryUploadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.QueryUploadRequest & yates.v1.QueryUploadRequest.$Shape;

            /**
             * Creates a QueryUploadRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns QueryUploadRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.QueryUploadRequest;

            /**
             * Creates a plain object from a QueryUploadRequest message. Also converts values to other types if specified.
             * @param message QueryUploadRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.QueryUploadRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this QueryUploadRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace QueryUploadRequest {

            /** Properties of a QueryUploadRequest. */
            interface $Properties {

                /** QueryUploadRequest artifact */
                artifact?: yates.v1.Artifact.$Properties;

                /** QueryUploadRequest forCheckpoint */
                forCheckpoint?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueryUploadRequest. */
            type $Shape = yates.v1.QueryUploadRequest.$Properties;
        }

        /**
         * Properties of a QueryUploadResponse.
         * @deprecated Use yates.v1.QueryUploadResponse.$Properties instead.
         */
        interface IQueryUploadResponse extends yates.v1.QueryUploadResponse.$Properties {
        }

        /** Represents a QueryUploadResponse. */
        class QueryUploadResponse {

            /**
             * Constructs a new QueryUploadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.QueryUploadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueryUploadResponse complete. */
            complete: boolean;

            /** QueryUploadResponse receivedBytes. */
            receivedBytes: number;

            /**
             * Creates a new QueryUploadResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueryUploadResponse instance
             */
            static create(properties: yates.v1.QueryUploadResponse.$Shape): yates.v1.QueryUploadResponse & yates.v1.QueryUploadResponse.$Shape;
            static create(properties?: yates.v1.QueryUploadResponse.$Properties): yates.v1.QueryUploadResponse;

            /**
             * Encodes the specified QueryUploadResponse message. Does not implicitly {@link yates.v1.QueryUploadResponse.verify|verify} messages.
             * @param message QueryUploadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.QueryUploadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueryUploadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.QueryUploadResponse & yates.v1.QueryUploadResponse.$Shape} QueryUploadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.QueryUploadResponse & yates.v1.QueryUploadResponse.$Shape;

            /**
             * Creates a QueryUploadResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns QueryUploadResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.QueryUploadResponse;

            /**
             * Creates a plain object from a QueryUploadResponse message. Also converts values to other types if specified.
             * @param message QueryUploadResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.QueryUploadResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this QueryUploadResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace QueryUploadResponse {

            /** Properties of a QueryUploadResponse. */
            interface $Properties {

                /** QueryUploadResponse complete */
                complete?: boolean;

                /** QueryUploadResponse receivedBytes */
                receivedBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueryUploadResponse. */
            type $Shape = yates.v1.QueryUploadResponse.$Properties;
        }

        /**
         * Properties of an OutputShare.
         * @deprecated Use yates.v1.OutputShare.$Properties instead.
         */
        interface IOutputShare extends yates.v1.OutputShare.$Properties {
        }

        /** Represents an OutputShare. */
        class OutputShare {

            /**
             * Constructs a new OutputShare.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.OutputShare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OutputShare agentId. */
            agentId: string;

            /** OutputShare output. */
            output: yates.v1.Output;

            /**
             * Creates a new OutputShare instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OutputShare instance
             */
            static create(properties: yates.v1.OutputShare.$Shape): yates.v1.OutputShare & yates.v1.OutputShare.$Shape;
            static create(properties?: yates.v1.OutputShare.$Properties): yates.v1.OutputShare;

            /**
             * Encodes the specified OutputShare message. Does not implicitly {@link yates.v1.OutputShare.verify|verify} messages.
             * @param message OutputShare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.OutputShare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OutputShare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.OutputShare & yates.v1.OutputShare.$Shape} OutputShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.OutputShare & yates.v1.OutputShare.$Shape;

            /**
             * Creates an OutputShare message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OutputShare
             */
            static fromObject(object: { [k: string]: any }): yates.v1.OutputShare;

            /**
             * Creates a plain object from an OutputShare message. Also converts values to other types if specified.
             * @param message OutputShare
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.OutputShare, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OutputShare to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OutputShare {

            /** Properties of an OutputShare. */
            interface $Properties {

                /** OutputShare agentId */
                agentId?: string;

                /** OutputShare output */
                output?: yates.v1.Output.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OutputShare. */
            type $Shape = yates.v1.OutputShare.$Properties;
        }

        /**
         * Properties of an OutputWanted.
         * @deprecated Use yates.v1.OutputWanted.$Properties instead.
         */
        interface IOutputWanted extends yates.v1.OutputWanted.$Properties {
        }

        /** Represents an OutputWanted. */
        class OutputWanted {

            /**
             * Constructs a new OutputWanted.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.OutputWanted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OutputWanted trialId. */
            trialId: string;

            /** OutputWanted fence. */
            fence: number;

            /** OutputWanted wanted. */
            wanted: boolean;

            /**
             * Creates a new OutputWanted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OutputWanted instance
             */
            static create(properties: yates.v1.OutputWanted.$Shape): yates.v1.OutputWanted & yates.v1.OutputWanted.$Shape;
            static create(properties?: yates.v1.OutputWanted.$Properties): yates.v1.OutputWanted;

            /**
             * Encodes the specified OutputWanted message. Does not implicitly {@link yates.v1.OutputWanted.verify|verify} messages.
             * @param message OutputWanted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.OutputWanted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OutputWanted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.OutputWanted & yates.v1.OutputWanted.$Shape} OutputWanted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.OutputWanted & yates.v1.OutputWanted.$Shape;

            /**
             * Creates an OutputWanted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OutputWanted
             */
            static fromObject(object: { [k: string]: any }): yates.v1.OutputWanted;

            /**
             * Creates a plain object from an OutputWanted message. Also converts values to other types if specified.
             * @param message OutputWanted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.OutputWanted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OutputWanted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OutputWanted {

            /** Properties of an OutputWanted. */
            interface $Properties {

                /** OutputWanted trialId */
                trialId?: string;

                /** OutputWanted fence */
                fence?: number;

                /** OutputWanted wanted */
                wanted?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OutputWanted. */
            type $Shape = yates.v1.OutputWanted.$Properties;
        }

        /**
         * Properties of a KeepOutputRequest.
         * @deprecated Use yates.v1.KeepOutputRequest.$Properties instead.
         */
        interface IKeepOutputRequest extends yates.v1.KeepOutputRequest.$Properties {
        }

        /** Represents a KeepOutputRequest. */
        class KeepOutputRequest {

            /**
             * Constructs a new KeepOutputRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.KeepOutputRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeepOutputRequest agentId. */
            agentId: string;

            /** KeepOutputRequest output. */
            output: yates.v1.Output;

            /** KeepOutputRequest printedBytes. */
            printedBytes: number;

            /**
             * Creates a new KeepOutputRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepOutputRequest instance
             */
            static create(properties: yates.v1.KeepOutputRequest.$Shape): yates.v1.KeepOutputRequest & yates.v1.KeepOutputRequest.$Shape;
            static create(properties?: yates.v1.KeepOutputRequest.$Properties): yates.v1.KeepOutputRequest;

            /**
             * Encodes the specified KeepOutputRequest message. Does not implicitly {@link yates.v1.KeepOutputRequest.verify|verify} messages.
             * @param message KeepOutputRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.KeepOutputRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepOutputRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.KeepOutputRequest & yates.v1.KeepOutputRequest.$Shape} KeepOutputRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.KeepOutputRequest & yates.v1.KeepOutputRequest.$Shape;

            /**
             * Creates a KeepOutputRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeepOutputRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.KeepOutputRequest;

            /**
             * Creates a plain object from a KeepOutputRequest message. Also converts values to other types if specified.
             * @param message KeepOutputRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.KeepOutputRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeepOutputRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace KeepOutputRequest {

            /** Properties of a KeepOutputRequest. */
            interface $Properties {

                /** KeepOutputRequest agentId */
                agentId?: string;

                /** KeepOutputRequest output */
                output?: yates.v1.Output.$Properties;

                /** KeepOutputRequest printedBytes */
                printedBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepOutputRequest. */
            type $Shape = yates.v1.KeepOutputRequest.$Properties;
        }

        /**
         * Properties of a KeepOutputResponse.
         * @deprecated Use yates.v1.KeepOutputResponse.$Properties instead.
         */
        interface IKeepOutputResponse extends yates.v1.KeepOutputResponse.$Properties {
        }

        /** Represents a KeepOutputResponse. */
        class KeepOutputResponse {

            /**
             * Constructs a new KeepOutputResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.KeepOutputResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new KeepOutputResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepOutputResponse instance
             */
            static create(properties: yates.v1.KeepOutputResponse.$Shape): yates.v1.KeepOutputResponse & yates.v1.KeepOutputResponse.$Shape;
            static create(properties?: yates.v1.KeepOutputResponse.$Properties): yates.v1.KeepOutputResponse;

            /**
             * Encodes the specified KeepOutputResponse message. Does not implicitly {@link yates.v1.KeepOutputResponse.verify|verify} messages.
             * @param message KeepOutputResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.KeepOutputResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepOutputResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.KeepOutputResponse & yates.v1.KeepOutputResponse.$Shape} KeepOutputResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.KeepOutputResponse & yates.v1.KeepOutputResponse.$Shape;

            /**
             * Creates a KeepOutputResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeepOutputResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.KeepOutputResponse;

            /**
             * Creates a plain object from a KeepOutputResponse message. Also converts values to other types if specified.
             * @param message KeepOutputResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.KeepOutputResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeepOutputResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace KeepOutputResponse {

            /** Properties of a KeepOutputResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepOutputResponse. */
            type $Shape = yates.v1.KeepOutputResponse.$Properties;
        }

        /**
         * Properties of a KeepCurvesRequest.
         * @deprecated Use yates.v1.KeepCurvesRequest.$Properties instead.
         */
        interface IKeepCurvesRequest extends yates.v1.KeepCurvesRequest.$Properties {
        }

        /** Represents a KeepCurvesRequest. */
        class KeepCurvesRequest {

            /**
             * Constructs a new KeepCurvesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.KeepCurvesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeepCurvesRequest trialId. */
            trialId: string;

            /** KeepCurvesRequest fence. */
            fence: number;

            /** KeepCurvesRequest curves. */
            curves: Uint8Array;

            /**
             * Creates a new KeepCurvesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepCurvesRequest instance
             */
            static create(properties: yates.v1.KeepCurvesRequest.$Shape): yates.v1.KeepCurvesRequest & yates.v1.KeepCurvesRequest.$Shape;
            static create(properties?: yates.v1.KeepCurvesRequest.$Properties): yates.v1.KeepCurvesRequest;

            /**
             * Encodes the specified KeepCurvesRequest message. Does not implicitly {@link yates.v1.KeepCurvesRequest.verify|verify} messages.
             * @param message KeepCurvesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.KeepCurvesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepCurvesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.KeepCurvesRequest & yates.v1.KeepCurvesRequest.$Shape} KeepCurvesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.KeepCurvesRequest & yates.v1.KeepCurvesRequest.$Shape;

            /**
             * Creates a KeepCurvesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeepCurvesRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.KeepCurvesRequest;

            /**
             * Creates a plain object from a KeepCurvesRequest message. Also converts values to other types if specified.
             * @param message KeepCurvesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.KeepCurvesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeepCurvesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace KeepCurvesRequest {

            /** Properties of a KeepCurvesRequest. */
            interface $Properties {

                /** KeepCurvesRequest trialId */
                trialId?: string;

                /** KeepCurvesRequest fence */
                fence?: number;

                /** KeepCurvesRequest curves */
                curves?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepCurvesRequest. */
            type $Shape = yates.v1.KeepCurvesRequest.$Properties;
        }

        /**
         * Properties of a KeepCurvesResponse.
         * @deprecated Use yates.v1.KeepCurvesResponse.$Properties instead.
         */
        interface IKeepCurvesResponse extends yates.v1.KeepCurvesResponse.$Properties {
        }

        /** Represents a KeepCurvesResponse. */
        class KeepCurvesResponse {

            /**
             * Constructs a new KeepCurvesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.KeepCurvesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new KeepCurvesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepCurvesResponse instance
             */
            static create(properties: yates.v1.KeepCurvesResponse.$Shape): yates.v1.KeepCurvesResponse & yates.v1.KeepCurvesResponse.$Shape;
            static create(properties?: yates.v1.KeepCurvesResponse.$Properties): yates.v1.KeepCurvesResponse;

            /**
             * Encodes the specified KeepCurvesResponse message. Does not implicitly {@link yates.v1.KeepCurvesResponse.verify|verify} messages.
             * @param message KeepCurvesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.KeepCurvesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepCurvesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.KeepCurvesResponse & yates.v1.KeepCurvesResponse.$Shape} KeepCurvesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.KeepCurvesResponse & yates.v1.KeepCurvesResponse.$Shape;

            /**
             * Creates a KeepCurvesResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeepCurvesResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.KeepCurvesResponse;

            /**
             * Creates a plain object from a KeepCurvesResponse message. Also converts values to other types if specified.
             * @param message KeepCurvesResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.KeepCurvesResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeepCurvesResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace KeepCurvesResponse {

            /** Properties of a KeepCurvesResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepCurvesResponse. */
            type $Shape = yates.v1.KeepCurvesResponse.$Properties;
        }

        /**
         * Properties of an UploadChunk.
         * @deprecated Use yates.v1.UploadChunk.$Properties instead.
         */
        interface IUploadChunk extends yates.v1.UploadChunk.$Properties {
        }

        /** Represents an UploadChunk. */
        class UploadChunk {

            /**
             * Constructs a new UploadChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.UploadChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UploadChunk artifact. */
            artifact: yates.v1.Artifact;

            /** UploadChunk data. */
            data: Uint8Array;

            /** UploadChunk offset. */
            offset: number;

            /** UploadChunk forCheckpoint. */
            forCheckpoint: boolean;

            /**
             * Creates a new UploadChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UploadChunk instance
             */
            static create(properties: yates.v1.UploadChunk.$Shape): yates.v1.UploadChunk & yates.v1.UploadChunk.$Shape;
            static create(properties?: yates.v1.UploadChunk.$Properties): yates.v1.UploadChunk;

            /**
             * Encodes the specified UploadChunk message. Does not implicitly {@link yates.v1.UploadChunk.verify|verify} messages.
             * @param message UploadChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.UploadChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UploadChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.UploadChunk & yates.v1.UploadChunk.$Shape} UploadChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.UploadChunk & yates.v1.UploadChunk.$Shape;

            /**
             * Creates an UploadChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UploadChunk
             */
            static fromObject(object: { [k: string]: any }): yates.v1.UploadChunk;

            /**
             * Creates a plain object from an UploadChunk message. Also converts values to other types if specified.
             * @param message UploadChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.UploadChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UploadChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UploadChunk {

            /** Properties of an UploadChunk. */
            interface $Properties {

                /** UploadChunk artifact */
                artifact?: yates.v1.Artifact.$Properties;

                /** UploadChunk data */
                data?: Uint8Array;

                /** UploadChunk offset */
                offset?: number;

                /** UploadChunk forCheckpoint */
                forCheckpoint?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UploadChunk. */
            type $Shape = yates.v1.UploadChunk.$Properties;
        }

        /**
         * Properties of an UploadResponse.
         * @deprecated Use yates.v1.UploadResponse.$Properties instead.
         */
        interface IUploadResponse extends yates.v1.UploadResponse.$Properties {
        }

        /** Represents an UploadResponse. */
        class UploadResponse {

            /**
             * Constructs a new UploadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.UploadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UploadResponse sha256. */
            sha256: string;

            /**
             * Creates a new UploadResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UploadResponse instance
             */
            static create(properties: yates.v1.UploadResponse.$Shape): yates.v1.UploadResponse & yates.v1.UploadResponse.$Shape;
            static create(properties?: yates.v1.UploadResponse.$Properties): yates.v1.UploadResponse;

            /**
             * Encodes the specified UploadResponse message. Does not implicitly {@link yates.v1.UploadResponse.verify|verify} messages.
             * @param message UploadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.UploadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UploadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.UploadResponse & yates.v1.UploadResponse.$Shape} UploadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.UploadResponse & yates.v1.UploadResponse.$Shape;

            /**
             * Creates an UploadResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UploadResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.UploadResponse;

            /**
             * Creates a plain object from an UploadResponse message. Also converts values to other types if specified.
             * @param message UploadResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.UploadResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UploadResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UploadResponse {

            /** Properties of an UploadResponse. */
            interface $Properties {

                /** UploadResponse sha256 */
                sha256?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UploadResponse. */
            type $Shape = yates.v1.UploadResponse.$Properties;
        }

        /**
         * Properties of a SaveCheckpointRequest.
         * @deprecated Use yates.v1.SaveCheckpointRequest.$Properties instead.
         */
        interface ISaveCheckpointRequest extends yates.v1.SaveCheckpointRequest.$Properties {
        }

        /** Represents a SaveCheckpointRequest. */
        class SaveCheckpointRequest {

            /**
             * Constructs a new SaveCheckpointRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SaveCheckpointRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SaveCheckpointRequest agentId. */
            agentId: string;

            /** SaveCheckpointRequest trialId. */
            trialId: string;

            /** SaveCheckpointRequest fence. */
            fence: number;

            /** SaveCheckpointRequest number. */
            number: number;

            /** SaveCheckpointRequest checkpoint. */
            checkpoint: yates.v1.Checkpoint;

            /** SaveCheckpointRequest logId. */
            logId: string;

            /**
             * Creates a new SaveCheckpointRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SaveCheckpointRequest instance
             */
            static create(properties: yates.v1.SaveCheckpointRequest.$Shape): yates.v1.SaveCheckpointRequest & yates.v1.SaveCheckpointRequest.$Shape;
            static create(properties?: yates.v1.SaveCheckpointRequest.$Properties): yates.v1.SaveCheckpointRequest;

            /**
             * Encodes the specified SaveCheckpointRequest message. Does not implicitly {@link yates.v1.SaveCheckpointRequest.verify|verify} messages.
             * @param message SaveCheckpointRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SaveCheckpointRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SaveCheckpointRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SaveCheckpointRequest & yates.v1.SaveCheckpointRequest.$Shape} SaveCheckpointRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SaveCheckpointRequest & yates.v1.SaveCheckpointRequest.$Shape;

            /**
             * Creates a SaveCheckpointRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SaveCheckpointRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SaveCheckpointRequest;

            /**
             * Creates a plain object from a SaveCheckpointRequest message. Also converts values to other types if specified.
             * @param message SaveCheckpointRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SaveCheckpointRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SaveCheckpointRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SaveCheckpointRequest {

            /** Properties of a SaveCheckpointRequest. */
            interface $Properties {

                /** SaveCheckpointRequest agentId */
                agentId?: string;

                /** SaveCheckpointRequest trialId */
                trialId?: string;

                /** SaveCheckpointRequest fence */
                fence?: number;

                /** SaveCheckpointRequest number */
                number?: number;

                /** SaveCheckpointRequest checkpoint */
                checkpoint?: yates.v1.Checkpoint.$Properties;

                /** SaveCheckpointRequest logId */
                logId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SaveCheckpointRequest. */
            type $Shape = yates.v1.SaveCheckpointRequest.$Properties;
        }

        /** CheckpointVerdict enum. */
        enum CheckpointVerdict {

            /** CHECKPOINT_VERDICT_UNSPECIFIED value */
            CHECKPOINT_VERDICT_UNSPECIFIED = 0,

            /** CHECKPOINT_VERDICT_KEPT value */
            CHECKPOINT_VERDICT_KEPT = 1,

            /** CHECKPOINT_VERDICT_LATE value */
            CHECKPOINT_VERDICT_LATE = 2,

            /** CHECKPOINT_VERDICT_OVER_QUOTA value */
            CHECKPOINT_VERDICT_OVER_QUOTA = 3,

            /** CHECKPOINT_VERDICT_UNWANTED value */
            CHECKPOINT_VERDICT_UNWANTED = 4
        }

        /**
         * Properties of a SaveCheckpointResponse.
         * @deprecated Use yates.v1.SaveCheckpointResponse.$Properties instead.
         */
        interface ISaveCheckpointResponse extends yates.v1.SaveCheckpointResponse.$Properties {
        }

        /** Represents a SaveCheckpointResponse. */
        class SaveCheckpointResponse {

            /**
             * Constructs a new SaveCheckpointResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SaveCheckpointResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SaveCheckpointResponse verdict. */
            verdict: yates.v1.CheckpointVerdict;

            /** SaveCheckpointResponse message. */
            message: string;

            /** SaveCheckpointResponse kept. */
            kept: string[];

            /**
             * Creates a new SaveCheckpointResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SaveCheckpointResponse instance
             */
            static create(properties: yates.v1.SaveCheckpointResponse.$Shape): yates.v1.SaveCheckpointResponse & yates.v1.SaveCheckpointResponse.$Shape;
            static create(properties?: yates.v1.SaveCheckpointResponse.$Properties): yates.v1.SaveCheckpointResponse;

            /**
             * Encodes the specified SaveCheckpointResponse message. Does not implicitly {@link yates.v1.SaveCheckpointResponse.verify|verify} messages.
             * @param message SaveCheckpointResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SaveCheckpointResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SaveCheckpointResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SaveCheckpointResponse & yates.v1.SaveCheckpointResponse.$Shape} SaveCheckpointResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SaveCheckpointResponse & yates.v1.SaveCheckpointResponse.$Shape;

            /**
             * Creates a SaveCheckpointResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SaveCheckpointResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SaveCheckpointResponse;

            /**
             * Creates a plain object from a SaveCheckpointResponse message. Also converts values to other types if specified.
             * @param message SaveCheckpointResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SaveCheckpointResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SaveCheckpointResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SaveCheckpointResponse {

            /** Properties of a SaveCheckpointResponse. */
            interface $Properties {

                /** SaveCheckpointResponse verdict */
                verdict?: yates.v1.CheckpointVerdict;

                /** SaveCheckpointResponse message */
                message?: string;

                /** SaveCheckpointResponse kept */
                kept?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SaveCheckpointResponse. */
            type $Shape = yates.v1.SaveCheckpointResponse.$Properties;
        }

        /**
         * Properties of a DropCheckpointRequest.
         * @deprecated Use yates.v1.DropCheckpointRequest.$Properties instead.
         */
        interface IDropCheckpointRequest extends yates.v1.DropCheckpointRequest.$Properties {
        }

        /** Represents a DropCheckpointRequest. */
        class DropCheckpointRequest {

            /**
             * Constructs a new DropCheckpointRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.DropCheckpointRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DropCheckpointRequest agentId. */
            agentId: string;

            /** DropCheckpointRequest trialId. */
            trialId: string;

            /** DropCheckpointRequest fence. */
            fence: number;

            /** DropCheckpointRequest manifest. */
            manifest: string;

            /** DropCheckpointRequest reason. */
            reason: string;

            /** DropCheckpointRequest logId. */
            logId: string;

            /**
             * Creates a new DropCheckpointRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DropCheckpointRequest instance
             */
            static create(properties: yates.v1.DropCheckpointRequest.$Shape): yates.v1.DropCheckpointRequest & yates.v1.DropCheckpointRequest.$Shape;
            static create(properties?: yates.v1.DropCheckpointRequest.$Properties): yates.v1.DropCheckpointRequest;

            /**
             * Encodes the specified DropCheckpointRequest message. Does not implicitly {@link yates.v1.DropCheckpointRequest.verify|verify} messages.
             * @param message DropCheckpointRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.DropCheckpointRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DropCheckpointRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.DropCheckpointRequest & yates.v1.DropCheckpointRequest.$Shape} DropCheckpointRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.DropCheckpointRequest & yates.v1.DropCheckpointRequest.$Shape;

            /**
             * Creates a DropCheckpointRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DropCheckpointRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.DropCheckpointRequest;

            /**
             * Creates a plain object from a DropCheckpointRequest message. Also converts values to other types if specified.
             * @param message DropCheckpointRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.DropCheckpointRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DropCheckpointRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DropCheckpointRequest {

            /** Properties of a DropCheckpointRequest. */
            interface $Properties {

                /** DropCheckpointRequest agentId */
                agentId?: string;

                /** DropCheckpointRequest trialId */
                trialId?: string;

                /** DropCheckpointRequest fence */
                fence?: number;

                /** DropCheckpointRequest manifest */
                manifest?: string;

                /** DropCheckpointRequest reason */
                reason?: string;

                /** DropCheckpointRequest logId */
                logId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DropCheckpointRequest. */
            type $Shape = yates.v1.DropCheckpointRequest.$Properties;
        }

        /**
         * Properties of a DropCheckpointResponse.
         * @deprecated Use yates.v1.DropCheckpointResponse.$Properties instead.
         */
        interface IDropCheckpointResponse extends yates.v1.DropCheckpointResponse.$Properties {
        }

        /** Represents a DropCheckpointResponse. */
        class DropCheckpointResponse {

            /**
             * Constructs a new DropCheckpointResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.DropCheckpointResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new DropCheckpointResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DropCheckpointResponse instance
             */
            static create(properties: yates.v1.DropCheckpointResponse.$Shape): yates.v1.DropCheckpointResponse & yates.v1.DropCheckpointResponse.$Shape;
            static create(properties?: yates.v1.DropCheckpointResponse.$Properties): yates.v1.DropCheckpointResponse;

            /**
             * Encodes the specified DropCheckpointResponse message. Does not implicitly {@link yates.v1.DropCheckpointResponse.verify|verify} messages.
             * @param message DropCheckpointResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.DropCheckpointResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DropCheckpointResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.DropCheckpointResponse & yates.v1.DropCheckpointResponse.$Shape} DropCheckpointResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.DropCheckpointResponse & yates.v1.DropCheckpointResponse.$Shape;

            /**
             * Creates a DropCheckpointResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DropCheckpointResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.DropCheckpointResponse;

            /**
             * Creates a plain object from a DropCheckpointResponse message. Also converts values to other types if specified.
             * @param message DropCheckpointResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.DropCheckpointResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DropCheckpointResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DropCheckpointResponse {

            /** Properties of a DropCheckpointResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DropCheckpointResponse. */
            type $Shape = yates.v1.DropCheckpointResponse.$Properties;
        }

        /**
         * Properties of a ReadCheckpointRequest.
         * @deprecated Use yates.v1.ReadCheckpointRequest.$Properties instead.
         */
        interface IReadCheckpointRequest extends yates.v1.ReadCheckpointRequest.$Properties {
        }

        /** Represents a ReadCheckpointRequest. */
        class ReadCheckpointRequest {

            /**
             * Constructs a new ReadCheckpointRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadCheckpointRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadCheckpointRequest agentId. */
            agentId: string;

            /** ReadCheckpointRequest trialId. */
            trialId: string;

            /** ReadCheckpointRequest fence. */
            fence: number;

            /** ReadCheckpointRequest sha256. */
            sha256: string;

            /** ReadCheckpointRequest offset. */
            offset: number;

            /** ReadCheckpointRequest logId. */
            logId: string;

            /**
             * Creates a new ReadCheckpointRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadCheckpointRequest instance
             */
            static create(properties: yates.v1.ReadCheckpointRequest.$Shape): yates.v1.ReadCheckpointRequest & yates.v1.ReadCheckpointRequest.$Shape;
            static create(properties?: yates.v1.ReadCheckpointRequest.$Properties): yates.v1.ReadCheckpointRequest;

            /**
             * Encodes the specified ReadCheckpointRequest message. Does not implicitly {@link yates.v1.ReadCheckpointRequest.verify|verify} messages.
             * @param message ReadCheckpointRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadCheckpointRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadCheckpointRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadCheckpointRequest & yates.v1.ReadCheckpointRequest.$Shape} ReadCheckpointRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadCheckpointRequest & yates.v1.ReadCheckpointRequest.$Shape;

            /**
             * Creates a ReadCheckpointRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadCheckpointRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadCheckpointRequest;

            /**
             * Creates a plain object from a ReadCheckpointRequest message. Also converts values to other types if specified.
             * @param message ReadCheckpointRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadCheckpointRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadCheckpointRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadCheckpointRequest {

            /** Properties of a ReadCheckpointRequest. */
            interface $Properties {

                /** ReadCheckpointRequest agentId */
                agentId?: string;

                /** ReadCheckpointRequest trialId */
                trialId?: string;

                /** ReadCheckpointRequest fence */
                fence?: number;

                /** ReadCheckpointRequest sha256 */
                sha256?: string;

                /** ReadCheckpointRequest offset */
                offset?: number;

                /** ReadCheckpointRequest logId */
                logId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadCheckpointRequest. */
            type $Shape = yates.v1.ReadCheckpointRequest.$Properties;
        }

        /**
         * Properties of a CheckpointChunk.
         * @deprecated Use yates.v1.CheckpointChunk.$Properties instead.
         */
        interface ICheckpointChunk extends yates.v1.CheckpointChunk.$Properties {
        }

        /** Represents a CheckpointChunk. */
        class CheckpointChunk {

            /**
             * Constructs a new CheckpointChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CheckpointChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointChunk data. */
            data: Uint8Array;

            /**
             * Creates a new CheckpointChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckpointChunk instance
             */
            static create(properties: yates.v1.CheckpointChunk.$Shape): yates.v1.CheckpointChunk & yates.v1.CheckpointChunk.$Shape;
            static create(properties?: yates.v1.CheckpointChunk.$Properties): yates.v1.CheckpointChunk;

            /**
             * Encodes the specified CheckpointChunk message. Does not implicitly {@link yates.v1.CheckpointChunk.verify|verify} messages.
             * @param message CheckpointChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CheckpointChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CheckpointChunk & yates.v1.CheckpointChunk.$Shape} CheckpointChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CheckpointChunk & yates.v1.CheckpointChunk.$Shape;

            /**
             * Creates a CheckpointChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CheckpointChunk
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CheckpointChunk;

            /**
             * Creates a plain object from a CheckpointChunk message. Also converts values to other types if specified.
             * @param message CheckpointChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CheckpointChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CheckpointChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CheckpointChunk {

            /** Properties of a CheckpointChunk. */
            interface $Properties {

                /** CheckpointChunk data */
                data?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointChunk. */
            type $Shape = yates.v1.CheckpointChunk.$Properties;
        }

        /**
         * Properties of a ReadSourceRequest.
         * @deprecated Use yates.v1.ReadSourceRequest.$Properties instead.
         */
        interface IReadSourceRequest extends yates.v1.ReadSourceRequest.$Properties {
        }

        /** Represents a ReadSourceRequest. */
        class ReadSourceRequest {

            /**
             * Constructs a new ReadSourceRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadSourceRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadSourceRequest agentId. */
            agentId: string;

            /** ReadSourceRequest trialId. */
            trialId: string;

            /** ReadSourceRequest fence. */
            fence: number;

            /** ReadSourceRequest sha256. */
            sha256: string;

            /** ReadSourceRequest offset. */
            offset: number;

            /** ReadSourceRequest logId. */
            logId: string;

            /**
             * Creates a new ReadSourceRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadSourceRequest instance
             */
            static create(properties: yates.v1.ReadSourceRequest.$Shape): yates.v1.ReadSourceRequest & yates.v1.ReadSourceRequest.$Shape;
            static create(properties?: yates.v1.ReadSourceRequest.$Properties): yates.v1.ReadSourceRequest;

            /**
             * Encodes the specified ReadSourceRequest message. Does not implicitly {@link yates.v1.ReadSourceRequest.verify|verify} messages.
             * @param message ReadSourceRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadSourceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadSourceRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadSourceRequest & yates.v1.ReadSourceRequest.$Shape} ReadSourceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadSourceRequest & yates.v1.ReadSourceRequest.$Shape;

            /**
             * Creates a ReadSourceRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadSourceRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadSourceRequest;

            /**
             * Creates a plain object from a ReadSourceRequest message. Also converts values to other types if specified.
             * @param message ReadSourceRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadSourceRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadSourceRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadSourceRequest {

            /** Properties of a ReadSourceRequest. */
            interface $Properties {

                /** ReadSourceRequest agentId */
                agentId?: string;

                /** ReadSourceRequest trialId */
                trialId?: string;

                /** ReadSourceRequest fence */
                fence?: number;

                /** ReadSourceRequest sha256 */
                sha256?: string;

                /** ReadSourceRequest offset */
                offset?: number;

                /** ReadSourceRequest logId */
                logId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadSourceRequest. */
            type $Shape = yates.v1.ReadSourceRequest.$Properties;
        }

        /**
         * Properties of a SourceChunk.
         * @deprecated Use yates.v1.SourceChunk.$Properties instead.
         */
        interface ISourceChunk extends yates.v1.SourceChunk.$Properties {
        }

        /** Represents a SourceChunk. */
        class SourceChunk {

            /**
             * Constructs a new SourceChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SourceChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SourceChunk data. */
            data: Uint8Array;

            /**
             * Creates a new SourceChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SourceChunk instance
             */
            static create(properties: yates.v1.SourceChunk.$Shape): yates.v1.SourceChunk & yates.v1.SourceChunk.$Shape;
            static create(properties?: yates.v1.SourceChunk.$Properties): yates.v1.SourceChunk;

            /**
             * Encodes the specified SourceChunk message. Does not implicitly {@link yates.v1.SourceChunk.verify|verify} messages.
             * @param message SourceChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SourceChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SourceChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SourceChunk & yates.v1.SourceChunk.$Shape} SourceChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SourceChunk & yates.v1.SourceChunk.$Shape;

            /**
             * Creates a SourceChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SourceChunk
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SourceChunk;

            /**
             * Creates a plain object from a SourceChunk message. Also converts values to other types if specified.
             * @param message SourceChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SourceChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SourceChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SourceChunk {

            /** Properties of a SourceChunk. */
            interface $Properties {

                /** SourceChunk data */
                data?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SourceChunk. */
            type $Shape = yates.v1.SourceChunk.$Properties;
        }

        /**
         * Properties of a Level.
         * @deprecated Use yates.v1.Level.$Properties instead.
         */
        interface ILevel extends yates.v1.Level.$Properties {
        }

        /** Represents a Level. */
        class Level {

            /**
             * Constructs a new Level.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Level.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Level text. */
            text: (string|null);

            /** Level number. */
            number: (number|null);

            /** Level flag. */
            flag: (boolean|null);

            /** Level kind. */
            kind?: ("text"|"number"|"flag");

            /**
             * Creates a new Level instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Level instance
             */
            static create(properties: yates.v1.Level.$Shape): yates.v1.Level & yates.v1.Level.$Shape;
            static create(properties?: yates.v1.Level.$Properties): yates.v1.Level;

            /**
             * Encodes the specified Level message. Does not implicitly {@link yates.v1.Level.verify|verify} messages.
             * @param message Level message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Level.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Level message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Level & yates.v1.Level.$Shape} Level
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Level & yates.v1.Level.$Shape;

            /**
             * Creates a Level message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Level
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Level;

            /**
             * Creates a plain object from a Level message. Also converts values to other types if specified.
             * @param message Level
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Level, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Level to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Level {

            /** Properties of a Level. */
            interface $Properties {

                /** Level text */
                text?: (string|null);

                /** Level number */
                number?: (number|null);

                /** Level flag */
                flag?: (boolean|null);

                /** Level kind */
                kind?: ("text"|"number"|"flag");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Level. */
            type $Shape = {
              text?: string|null;
              number?: number|null;
              flag?: boolean|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; text?: null; number?: null; flag?: null }|{ kind?: "text"; text: string; number?: null; flag?: null }|{ kind?: "number"; text?: null; number: number; flag?: null }|{ kind?: "flag"; text?: null; number?: null; flag: boolean })
            );
        }

        /**
         * Properties of a Setting.
         * @deprecated Use yates.v1.Setting.$Properties instead.
         */
        interface ISetting extends yates.v1.Setting.$Properties {
        }

        /** Represents a Setting. */
        class Setting {

            /**
             * Constructs a new Setting.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Setting.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Setting factor. */
            factor: string;

            /** Setting level. */
            level: yates.v1.Level;

            /**
             * Creates a new Setting instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Setting instance
             */
            static create(properties: yates.v1.Setting.$Shape): yates.v1.Setting & yates.v1.Setting.$Shape;
            static create(properties?: yates.v1.Setting.$Properties): yates.v1.Setting;

            /**
             * Encodes the specified Setting message. Does not implicitly {@link yates.v1.Setting.verify|verify} messages.
             * @param message Setting message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Setting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Setting message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Setting & yates.v1.Setting.$Shape} Setting
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Setting & yates.v1.Setting.$Shape;

            /**
             * Creates a Setting message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Setting
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Setting;

            /**
             * Creates a plain object from a Setting message. Also converts values to other types if specified.
             * @param message Setting
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Setting, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Setting to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Setting {

            /** Properties of a Setting. */
            interface $Properties {

                /** Setting factor */
                factor?: string;

                /** Setting level */
                level?: yates.v1.Level.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Setting. */
            type $Shape = {
              factor?: string;
              level?: yates.v1.Level.$Shape;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Metric.
         * @deprecated Use yates.v1.Metric.$Properties instead.
         */
        interface IMetric extends yates.v1.Metric.$Properties {
        }

        /** Represents a Metric. */
        class Metric {

            /**
             * Constructs a new Metric.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Metric.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Metric name. */
            name: string;

            /** Metric value. */
            value: number;

            /**
             * Creates a new Metric instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Metric instance
             */
            static create(properties: yates.v1.Metric.$Shape): yates.v1.Metric & yates.v1.Metric.$Shape;
            static create(properties?: yates.v1.Metric.$Properties): yates.v1.Metric;

            /**
             * Encodes the specified Metric message. Does not implicitly {@link yates.v1.Metric.verify|verify} messages.
             * @param message Metric message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Metric.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Metric message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Metric & yates.v1.Metric.$Shape} Metric
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Metric & yates.v1.Metric.$Shape;

            /**
             * Creates a Metric message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Metric
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Metric;

            /**
             * Creates a plain object from a Metric message. Also converts values to other types if specified.
             * @param message Metric
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Metric, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Metric to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Metric {

            /** Properties of a Metric. */
            interface $Properties {

                /** Metric name */
                name?: string;

                /** Metric value */
                value?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Metric. */
            type $Shape = yates.v1.Metric.$Properties;
        }

        /** TrialState enum. */
        enum TrialState {

            /** TRIAL_STATE_UNSPECIFIED value */
            TRIAL_STATE_UNSPECIFIED = 0,

            /** TRIAL_STATE_QUEUED value */
            TRIAL_STATE_QUEUED = 1,

            /** TRIAL_STATE_LEASED value */
            TRIAL_STATE_LEASED = 2,

            /** TRIAL_STATE_DONE value */
            TRIAL_STATE_DONE = 3,

            /** TRIAL_STATE_FAILED value */
            TRIAL_STATE_FAILED = 4,

            /** TRIAL_STATE_PRUNED value */
            TRIAL_STATE_PRUNED = 5,

            /** TRIAL_STATE_CANCELLED value */
            TRIAL_STATE_CANCELLED = 6
        }

        /** FaultClass enum. */
        enum FaultClass {

            /** FAULT_CLASS_UNSPECIFIED value */
            FAULT_CLASS_UNSPECIFIED = 0,

            /** FAULT_CLASS_USER value */
            FAULT_CLASS_USER = 1,

            /** FAULT_CLASS_OUT_OF_MEMORY value */
            FAULT_CLASS_OUT_OF_MEMORY = 2,

            /** FAULT_CLASS_DIVERGED value */
            FAULT_CLASS_DIVERGED = 3,

            /** FAULT_CLASS_TIMEOUT value */
            FAULT_CLASS_TIMEOUT = 4,

            /** FAULT_CLASS_LOST value */
            FAULT_CLASS_LOST = 5,

            /** FAULT_CLASS_INFRASTRUCTURE value */
            FAULT_CLASS_INFRASTRUCTURE = 6,

            /** FAULT_CLASS_METRICS_MISSING value */
            FAULT_CLASS_METRICS_MISSING = 7,

            /** FAULT_CLASS_MACHINE value */
            FAULT_CLASS_MACHINE = 8
        }

        /** SweepState enum. */
        enum SweepState {

            /** SWEEP_STATE_UNSPECIFIED value */
            SWEEP_STATE_UNSPECIFIED = 0,

            /** SWEEP_STATE_RUNNING value */
            SWEEP_STATE_RUNNING = 1,

            /** SWEEP_STATE_PAUSED value */
            SWEEP_STATE_PAUSED = 2,

            /** SWEEP_STATE_FINISHED value */
            SWEEP_STATE_FINISHED = 3,

            /** SWEEP_STATE_CANCELLED value */
            SWEEP_STATE_CANCELLED = 4
        }

        /**
         * Properties of a Fault.
         * @deprecated Use yates.v1.Fault.$Properties instead.
         */
        interface IFault extends yates.v1.Fault.$Properties {
        }

        /** Represents a Fault. */
        class Fault {

            /**
             * Constructs a new Fault.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Fault.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Fault faultClass. */
            faultClass: yates.v1.FaultClass;

            /** Fault message. */
            message: string;

            /** Fault outputTail. */
            outputTail: string;

            /**
             * Creates a new Fault instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Fault instance
             */
            static create(properties: yates.v1.Fault.$Shape): yates.v1.Fault & yates.v1.Fault.$Shape;
            static create(properties?: yates.v1.Fault.$Properties): yates.v1.Fault;

            /**
             * Encodes the specified Fault message. Does not implicitly {@link yates.v1.Fault.verify|verify} messages.
             * @param message Fault message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Fault.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Fault message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Fault & yates.v1.Fault.$Shape} Fault
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Fault & yates.v1.Fault.$Shape;

            /**
             * Creates a Fault message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Fault
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Fault;

            /**
             * Creates a plain object from a Fault message. Also converts values to other types if specified.
             * @param message Fault
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Fault, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Fault to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Fault {

            /** Properties of a Fault. */
            interface $Properties {

                /** Fault faultClass */
                faultClass?: yates.v1.FaultClass;

                /** Fault message */
                message?: string;

                /** Fault outputTail */
                outputTail?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Fault. */
            type $Shape = yates.v1.Fault.$Properties;
        }

        /**
         * Properties of an Output.
         * @deprecated Use yates.v1.Output.$Properties instead.
         */
        interface IOutput extends yates.v1.Output.$Properties {
        }

        /** Represents an Output. */
        class Output {

            /**
             * Constructs a new Output.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Output.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Output trialId. */
            trialId: string;

            /** Output fence. */
            fence: number;

            /** Output offset. */
            offset: number;

            /** Output data. */
            data: Uint8Array;

            /** Output caughtUp. */
            caughtUp: boolean;

            /**
             * Creates a new Output instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Output instance
             */
            static create(properties: yates.v1.Output.$Shape): yates.v1.Output & yates.v1.Output.$Shape;
            static create(properties?: yates.v1.Output.$Properties): yates.v1.Output;

            /**
             * Encodes the specified Output message. Does not implicitly {@link yates.v1.Output.verify|verify} messages.
             * @param message Output message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Output.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Output message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Output & yates.v1.Output.$Shape} Output
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Output & yates.v1.Output.$Shape;

            /**
             * Creates an Output message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Output
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Output;

            /**
             * Creates a plain object from an Output message. Also converts values to other types if specified.
             * @param message Output
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Output, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Output to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Output {

            /** Properties of an Output. */
            interface $Properties {

                /** Output trialId */
                trialId?: string;

                /** Output fence */
                fence?: number;

                /** Output offset */
                offset?: number;

                /** Output data */
                data?: Uint8Array;

                /** Output caughtUp */
                caughtUp?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Output. */
            type $Shape = yates.v1.Output.$Properties;
        }

        /**
         * Properties of an Artifact.
         * @deprecated Use yates.v1.Artifact.$Properties instead.
         */
        interface IArtifact extends yates.v1.Artifact.$Properties {
        }

        /** Represents an Artifact. */
        class Artifact {

            /**
             * Constructs a new Artifact.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Artifact.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Artifact name. */
            name: string;

            /** Artifact mediaType. */
            mediaType: string;

            /** Artifact sha256. */
            sha256: string;

            /** Artifact sizeBytes. */
            sizeBytes: number;

            /**
             * Creates a new Artifact instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Artifact instance
             */
            static create(properties: yates.v1.Artifact.$Shape): yates.v1.Artifact & yates.v1.Artifact.$Shape;
            static create(properties?: yates.v1.Artifact.$Properties): yates.v1.Artifact;

            /**
             * Encodes the specified Artifact message. Does not implicitly {@link yates.v1.Artifact.verify|verify} messages.
             * @param message Artifact message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Artifact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Artifact message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Artifact & yates.v1.Artifact.$Shape} Artifact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Artifact & yates.v1.Artifact.$Shape;

            /**
             * Creates an Artifact message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Artifact
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Artifact;

            /**
             * Creates a plain object from an Artifact message. Also converts values to other types if specified.
             * @param message Artifact
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Artifact, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Artifact to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Artifact {

            /** Properties of an Artifact. */
            interface $Properties {

                /** Artifact name */
                name?: string;

                /** Artifact mediaType */
                mediaType?: string;

                /** Artifact sha256 */
                sha256?: string;

                /** Artifact sizeBytes */
                sizeBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Artifact. */
            type $Shape = yates.v1.Artifact.$Properties;
        }

        /**
         * Properties of a Note.
         * @deprecated Use yates.v1.Note.$Properties instead.
         */
        interface INote extends yates.v1.Note.$Properties {
        }

        /** Represents a Note. */
        class Note {

            /**
             * Constructs a new Note.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Note.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Note kind. */
            kind: string;

            /** Note text. */
            text: string;

            /**
             * Creates a new Note instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Note instance
             */
            static create(properties: yates.v1.Note.$Shape): yates.v1.Note & yates.v1.Note.$Shape;
            static create(properties?: yates.v1.Note.$Properties): yates.v1.Note;

            /**
             * Encodes the specified Note message. Does not implicitly {@link yates.v1.Note.verify|verify} messages.
             * @param message Note message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Note.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Note message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Note & yates.v1.Note.$Shape} Note
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Note & yates.v1.Note.$Shape;

            /**
             * Creates a Note message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Note
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Note;

            /**
             * Creates a plain object from a Note message. Also converts values to other types if specified.
             * @param message Note
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Note, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Note to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Note {

            /** Properties of a Note. */
            interface $Properties {

                /** Note kind */
                kind?: string;

                /** Note text */
                text?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Note. */
            type $Shape = yates.v1.Note.$Properties;
        }

        /**
         * Properties of an Environment.
         * @deprecated Use yates.v1.Environment.$Properties instead.
         */
        interface IEnvironment extends yates.v1.Environment.$Properties {
        }

        /** Represents an Environment. */
        class Environment {

            /**
             * Constructs a new Environment.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Environment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Environment hash. */
            hash: string;

            /** Environment commit. */
            commit: string;

            /** Environment dirty. */
            dirty: boolean;

            /** Environment codeSha256. */
            codeSha256: string;

            /** Environment interpreter. */
            interpreter: string;

            /** Environment interpreterVersion. */
            interpreterVersion: string;

            /** Environment packages. */
            packages: { [k: string]: string };

            /** Environment driver. */
            driver: string;

            /** Environment agentVersion. */
            agentVersion: string;

            /** Environment backend. */
            backend: string;

            /** Environment weightsSha256. */
            weightsSha256: string;

            /**
             * Creates a new Environment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Environment instance
             */
            static create(properties: yates.v1.Environment.$Shape): yates.v1.Environment & yates.v1.Environment.$Shape;
            static create(properties?: yates.v1.Environment.$Properties): yates.v1.Environment;

            /**
             * Encodes the specified Environment message. Does not implicitly {@link yates.v1.Environment.verify|verify} messages.
             * @param message Environment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Environment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Environment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Environment & yates.v1.Environment.$Shape} Environment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Environment & yates.v1.Environment.$Shape;

            /**
             * Creates an Environment message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Environment
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Environment;

            /**
             * Creates a plain object from an Environment message. Also converts values to other types if specified.
             * @param message Environment
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Environment, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Environment to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Environment {

            /** Properties of an Environment. */
            interface $Properties {

                /** Environment hash */
                hash?: string;

                /** Environment commit */
                commit?: string;

                /** Environment dirty */
                dirty?: boolean;

                /** Environment codeSha256 */
                codeSha256?: string;

                /** Environment interpreter */
                interpreter?: string;

                /** Environment interpreterVersion */
                interpreterVersion?: string;

                /** Environment packages */
                packages?: { [k: string]: string };

                /** Environment driver */
                driver?: string;

                /** Environment agentVersion */
                agentVersion?: string;

                /** Environment backend */
                backend?: string;

                /** Environment weightsSha256 */
                weightsSha256?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Environment. */
            type $Shape = yates.v1.Environment.$Properties;
        }

        /**
         * Properties of a Checkpoint.
         * @deprecated Use yates.v1.Checkpoint.$Properties instead.
         */
        interface ICheckpoint extends yates.v1.Checkpoint.$Properties {
        }

        /** Represents a Checkpoint. */
        class Checkpoint {

            /**
             * Constructs a new Checkpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Checkpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Checkpoint manifest. */
            manifest: string;

            /** Checkpoint step. */
            step: number;

            /** Checkpoint bytes. */
            bytes: number;

            /** Checkpoint files. */
            files: number;

            /** Checkpoint store. */
            store: string;

            /** Checkpoint attempt. */
            attempt: number;

            /** Checkpoint agentName. */
            agentName: string;

            /**
             * Creates a new Checkpoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Checkpoint instance
             */
            static create(properties: yates.v1.Checkpoint.$Shape): yates.v1.Checkpoint & yates.v1.Checkpoint.$Shape;
            static create(properties?: yates.v1.Checkpoint.$Properties): yates.v1.Checkpoint;

            /**
             * Encodes the specified Checkpoint message. Does not implicitly {@link yates.v1.Checkpoint.verify|verify} messages.
             * @param message Checkpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Checkpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Checkpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Checkpoint & yates.v1.Checkpoint.$Shape} Checkpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Checkpoint & yates.v1.Checkpoint.$Shape;

            /**
             * Creates a Checkpoint message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Checkpoint
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Checkpoint;

            /**
             * Creates a plain object from a Checkpoint message. Also converts values to other types if specified.
             * @param message Checkpoint
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Checkpoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Checkpoint to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Checkpoint {

            /** Properties of a Checkpoint. */
            interface $Properties {

                /** Checkpoint manifest */
                manifest?: string;

                /** Checkpoint step */
                step?: number;

                /** Checkpoint bytes */
                bytes?: number;

                /** Checkpoint files */
                files?: number;

                /** Checkpoint store */
                store?: string;

                /** Checkpoint attempt */
                attempt?: number;

                /** Checkpoint agentName */
                agentName?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Checkpoint. */
            type $Shape = yates.v1.Checkpoint.$Properties;
        }

        /**
         * Properties of a LaunchRequest.
         * @deprecated Use yates.v1.LaunchRequest.$Properties instead.
         */
        interface ILaunchRequest extends yates.v1.LaunchRequest.$Properties {
        }

        /** Represents a LaunchRequest. */
        class LaunchRequest {

            /**
             * Constructs a new LaunchRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LaunchRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaunchRequest requestId. */
            requestId: string;

            /** LaunchRequest source. */
            source: string;

            /** LaunchRequest fileName. */
            fileName: string;

            /** LaunchRequest priority. */
            priority: number;

            /**
             * Creates a new LaunchRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LaunchRequest instance
             */
            static create(properties: yates.v1.LaunchRequest.$Shape): yates.v1.LaunchRequest & yates.v1.LaunchRequest.$Shape;
            static create(properties?: yates.v1.LaunchRequest.$Properties): yates.v1.LaunchRequest;

            /**
             * Encodes the specified LaunchRequest message. Does not implicitly {@link yates.v1.LaunchRequest.verify|verify} messages.
             * @param message LaunchRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LaunchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaunchRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LaunchRequest & yates.v1.LaunchRequest.$Shape} LaunchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LaunchRequest & yates.v1.LaunchRequest.$Shape;

            /**
             * Creates a LaunchRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LaunchRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LaunchRequest;

            /**
             * Creates a plain object from a LaunchRequest message. Also converts values to other types if specified.
             * @param message LaunchRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LaunchRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LaunchRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LaunchRequest {

            /** Properties of a LaunchRequest. */
            interface $Properties {

                /** LaunchRequest requestId */
                requestId?: string;

                /** LaunchRequest source */
                source?: string;

                /** LaunchRequest fileName */
                fileName?: string;

                /** LaunchRequest priority */
                priority?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaunchRequest. */
            type $Shape = yates.v1.LaunchRequest.$Properties;
        }

        /**
         * Properties of a LaunchResponse.
         * @deprecated Use yates.v1.LaunchResponse.$Properties instead.
         */
        interface ILaunchResponse extends yates.v1.LaunchResponse.$Properties {
        }

        /** Represents a LaunchResponse. */
        class LaunchResponse {

            /**
             * Constructs a new LaunchResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LaunchResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaunchResponse sweepId. */
            sweepId: string;

            /** LaunchResponse created. */
            created: boolean;

            /** LaunchResponse trials. */
            trials: number;

            /** LaunchResponse notes. */
            notes: yates.v1.Note[];

            /** LaunchResponse changed. */
            changed: yates.v1.PolicyChange[];

            /** LaunchResponse kept. */
            kept: yates.v1.PolicyChange[];

            /**
             * Creates a new LaunchResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LaunchResponse instance
             */
            static create(properties: yates.v1.LaunchResponse.$Shape): yates.v1.LaunchResponse & yates.v1.LaunchResponse.$Shape;
            static create(properties?: yates.v1.LaunchResponse.$Properties): yates.v1.LaunchResponse;

            /**
             * Encodes the specified LaunchResponse message. Does not implicitly {@link yates.v1.LaunchResponse.verify|verify} messages.
             * @param message LaunchResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LaunchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaunchResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LaunchResponse & yates.v1.LaunchResponse.$Shape} LaunchResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LaunchResponse & yates.v1.LaunchResponse.$Shape;

            /**
             * Creates a LaunchResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LaunchResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LaunchResponse;

            /**
             * Creates a plain object from a LaunchResponse message. Also converts values to other types if specified.
             * @param message LaunchResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LaunchResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LaunchResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LaunchResponse {

            /** Properties of a LaunchResponse. */
            interface $Properties {

                /** LaunchResponse sweepId */
                sweepId?: string;

                /** LaunchResponse created */
                created?: boolean;

                /** LaunchResponse trials */
                trials?: number;

                /** LaunchResponse notes */
                notes?: yates.v1.Note.$Properties[];

                /** LaunchResponse changed */
                changed?: yates.v1.PolicyChange.$Properties[];

                /** LaunchResponse kept */
                kept?: yates.v1.PolicyChange.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaunchResponse. */
            type $Shape = yates.v1.LaunchResponse.$Properties;
        }

        /**
         * Properties of a PolicyChange.
         * @deprecated Use yates.v1.PolicyChange.$Properties instead.
         */
        interface IPolicyChange extends yates.v1.PolicyChange.$Properties {
        }

        /** Represents a PolicyChange. */
        class PolicyChange {

            /**
             * Constructs a new PolicyChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.PolicyChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyChange name. */
            name: string;

            /** PolicyChange before. */
            before: string;

            /** PolicyChange after. */
            after: string;

            /**
             * Creates a new PolicyChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyChange instance
             */
            static create(properties: yates.v1.PolicyChange.$Shape): yates.v1.PolicyChange & yates.v1.PolicyChange.$Shape;
            static create(properties?: yates.v1.PolicyChange.$Properties): yates.v1.PolicyChange;

            /**
             * Encodes the specified PolicyChange message. Does not implicitly {@link yates.v1.PolicyChange.verify|verify} messages.
             * @param message PolicyChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.PolicyChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.PolicyChange & yates.v1.PolicyChange.$Shape} PolicyChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.PolicyChange & yates.v1.PolicyChange.$Shape;

            /**
             * Creates a PolicyChange message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PolicyChange
             */
            static fromObject(object: { [k: string]: any }): yates.v1.PolicyChange;

            /**
             * Creates a plain object from a PolicyChange message. Also converts values to other types if specified.
             * @param message PolicyChange
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.PolicyChange, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PolicyChange to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PolicyChange {

            /** Properties of a PolicyChange. */
            interface $Properties {

                /** PolicyChange name */
                name?: string;

                /** PolicyChange before */
                before?: string;

                /** PolicyChange after */
                after?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyChange. */
            type $Shape = yates.v1.PolicyChange.$Properties;
        }

        /**
         * Properties of a SweepView.
         * @deprecated Use yates.v1.SweepView.$Properties instead.
         */
        interface ISweepView extends yates.v1.SweepView.$Properties {
        }

        /** Represents a SweepView. */
        class SweepView {

            /**
             * Constructs a new SweepView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepView sweepId. */
            sweepId: string;

            /** SweepView name. */
            name: string;

            /** SweepView state. */
            state: yates.v1.SweepState;

            /** SweepView designHash. */
            designHash: string;

            /** SweepView launchedAtMs. */
            launchedAtMs: number;

            /** SweepView endedAtMs. */
            endedAtMs: number;

            /** SweepView trials. */
            trials: number;

            /** SweepView queued. */
            queued: number;

            /** SweepView leased. */
            leased: number;

            /** SweepView done. */
            done: number;

            /** SweepView failed. */
            failed: number;

            /** SweepView pruned. */
            pruned: number;

            /** SweepView cancelled. */
            cancelled: number;

            /** SweepView specJson. */
            specJson: string;

            /** SweepView priority. */
            priority: number;

            /** SweepView extensions. */
            extensions: yates.v1.SweepExtension[];

            /** SweepView changes. */
            changes: yates.v1.SweepChange[];

            /** SweepView pauseReason. */
            pauseReason: string;

            /** SweepView notes. */
            notes: yates.v1.Note[];

            /** SweepView baseVersion. */
            baseVersion: string;

            /** SweepView environments. */
            environments: yates.v1.SweepEnvironment[];

            /** SweepView resumed. */
            resumed: number;

            /** SweepView lostSlotMs. */
            lostSlotMs: number;

            /** SweepView checkpointBytes. */
            checkpointBytes: number;

            /** SweepView artifactBytes. */
            artifactBytes: number;

            /** SweepView usualTrialMs. */
            usualTrialMs: number;

            /** SweepView jobs. */
            jobs: yates.v1.JobsView[];

            /** SweepView pauseCause. */
            pauseCause: string;

            /** SweepView slotMs. */
            slotMs: number;

            /** SweepView gpuMs. */
            gpuMs: number;

            /** SweepView scoresSweepId. */
            scoresSweepId: string;

            /** SweepView scoredBy. */
            scoredBy: yates.v1.ScoredBy[];

            /**
             * Creates a new SweepView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepView instance
             */
            static create(properties: yates.v1.SweepView.$Shape): yates.v1.SweepView & yates.v1.SweepView.$Shape;
            static create(properties?: yates.v1.SweepView.$Properties): yates.v1.SweepView;

            /**
             * Encodes the specified SweepView message. Does not implicitly {@link yates.v1.SweepView.verify|verify} messages.
             * @param message SweepView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepView & yates.v1.SweepView.$Shape} SweepView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepView & yates.v1.SweepView.$Shape;

            /**
             * Creates a SweepView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepView;

            /**
             * Creates a plain object from a SweepView message. Also converts values to other types if specified.
             * @param message SweepView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepView {

            /** Properties of a SweepView. */
            interface $Properties {

                /** SweepView sweepId */
                sweepId?: string;

                /** SweepView name */
                name?: string;

                /** SweepView state */
                state?: yates.v1.SweepState;

                /** SweepView designHash */
                designHash?: string;

                /** SweepView launchedAtMs */
                launchedAtMs?: number;

                /** SweepView endedAtMs */
                endedAtMs?: number;

                /** SweepView trials */
                trials?: number;

                /** SweepView queued */
                queued?: number;

                /** SweepView leased */
                leased?: number;

                /** SweepView done */
                done?: number;

                /** SweepView failed */
                failed?: number;

                /** SweepView pruned */
                pruned?: number;

                /** SweepView cancelled */
                cancelled?: number;

                /** SweepView specJson */
                specJson?: string;

                /** SweepView priority */
                priority?: number;

                /** SweepView extensions */
                extensions?: yates.v1.SweepExtension.$Properties[];

                /** SweepView changes */
                changes?: yates.v1.SweepChange.$Properties[];

                /** SweepView pauseReason */
                pauseReason?: string;

                /** SweepView notes */
                notes?: yates.v1.Note.$Properties[];

                /** SweepView baseVersion */
                baseVersion?: string;

                /** SweepView environments */
                environments?: yates.v1.SweepEnvironment.$Properties[];

                /** SweepView resumed */
                resumed?: number;

                /** SweepView lostSlotMs */
                lostSlotMs?: number;

                /** SweepView checkpointBytes */
                checkpointBytes?: number;

                /** SweepView artifactBytes */
                artifactBytes?: number;

                /** SweepView usualTrialMs */
                usualTrialMs?: number;

                /** SweepView jobs */
                jobs?: yates.v1.JobsView.$Properties[];

                /** SweepView pauseCause */
                pauseCause?: string;

                /** SweepView slotMs */
                slotMs?: number;

                /** SweepView gpuMs */
                gpuMs?: number;

                /** SweepView scoresSweepId */
                scoresSweepId?: string;

                /** SweepView scoredBy */
                scoredBy?: yates.v1.ScoredBy.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepView. */
            type $Shape = yates.v1.SweepView.$Properties;
        }

        /**
         * Properties of a ScoredBy.
         * @deprecated Use yates.v1.ScoredBy.$Properties instead.
         */
        interface IScoredBy extends yates.v1.ScoredBy.$Properties {
        }

        /** Represents a ScoredBy. */
        class ScoredBy {

            /**
             * Constructs a new ScoredBy.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ScoredBy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScoredBy sweepId. */
            sweepId: string;

            /** ScoredBy name. */
            name: string;

            /** ScoredBy state. */
            state: yates.v1.SweepState;

            /** ScoredBy trials. */
            trials: number;

            /** ScoredBy done. */
            done: number;

            /** ScoredBy failed. */
            failed: number;

            /** ScoredBy responses. */
            responses: yates.v1.ScoredResponse[];

            /**
             * Creates a new ScoredBy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScoredBy instance
             */
            static create(properties: yates.v1.ScoredBy.$Shape): yates.v1.ScoredBy & yates.v1.ScoredBy.$Shape;
            static create(properties?: yates.v1.ScoredBy.$Properties): yates.v1.ScoredBy;

            /**
             * Encodes the specified ScoredBy message. Does not implicitly {@link yates.v1.ScoredBy.verify|verify} messages.
             * @param message ScoredBy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ScoredBy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScoredBy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ScoredBy & yates.v1.ScoredBy.$Shape} ScoredBy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ScoredBy & yates.v1.ScoredBy.$Shape;

            /**
             * Creates a ScoredBy message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ScoredBy
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ScoredBy;

            /**
             * Creates a plain object from a ScoredBy message. Also converts values to other types if specified.
             * @param message ScoredBy
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ScoredBy, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ScoredBy to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ScoredBy {

            /** Properties of a ScoredBy. */
            interface $Properties {

                /** ScoredBy sweepId */
                sweepId?: string;

                /** ScoredBy name */
                name?: string;

                /** ScoredBy state */
                state?: yates.v1.SweepState;

                /** ScoredBy trials */
                trials?: number;

                /** ScoredBy done */
                done?: number;

                /** ScoredBy failed */
                failed?: number;

                /** ScoredBy responses */
                responses?: yates.v1.ScoredResponse.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScoredBy. */
            type $Shape = yates.v1.ScoredBy.$Properties;
        }

        /**
         * Properties of a ScoredResponse.
         * @deprecated Use yates.v1.ScoredResponse.$Properties instead.
         */
        interface IScoredResponse extends yates.v1.ScoredResponse.$Properties {
        }

        /** Represents a ScoredResponse. */
        class ScoredResponse {

            /**
             * Constructs a new ScoredResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ScoredResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScoredResponse name. */
            name: string;

            /** ScoredResponse goal. */
            goal: string;

            /** ScoredResponse label. */
            label: string;

            /**
             * Creates a new ScoredResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScoredResponse instance
             */
            static create(properties: yates.v1.ScoredResponse.$Shape): yates.v1.ScoredResponse & yates.v1.ScoredResponse.$Shape;
            static create(properties?: yates.v1.ScoredResponse.$Properties): yates.v1.ScoredResponse;

            /**
             * Encodes the specified ScoredResponse message. Does not implicitly {@link yates.v1.ScoredResponse.verify|verify} messages.
             * @param message ScoredResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ScoredResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScoredResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ScoredResponse & yates.v1.ScoredResponse.$Shape} ScoredResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ScoredResponse & yates.v1.ScoredResponse.$Shape;

            /**
             * Creates a ScoredResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ScoredResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ScoredResponse;

            /**
             * Creates a plain object from a ScoredResponse message. Also converts values to other types if specified.
             * @param message ScoredResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ScoredResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ScoredResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ScoredResponse {

            /** Properties of a ScoredResponse. */
            interface $Properties {

                /** ScoredResponse name */
                name?: string;

                /** ScoredResponse goal */
                goal?: string;

                /** ScoredResponse label */
                label?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScoredResponse. */
            type $Shape = yates.v1.ScoredResponse.$Properties;
        }

        /**
         * Properties of a JobsView.
         * @deprecated Use yates.v1.JobsView.$Properties instead.
         */
        interface IJobsView extends yates.v1.JobsView.$Properties {
        }

        /** Represents a JobsView. */
        class JobsView {

            /**
             * Constructs a new JobsView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.JobsView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobsView scheduler. */
            scheduler: string;

            /** JobsView running. */
            running: number;

            /** JobsView pending. */
            pending: number;

            /** JobsView ending. */
            ending: number;

            /** JobsView trouble. */
            trouble: string;

            /**
             * Creates a new JobsView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JobsView instance
             */
            static create(properties: yates.v1.JobsView.$Shape): yates.v1.JobsView & yates.v1.JobsView.$Shape;
            static create(properties?: yates.v1.JobsView.$Properties): yates.v1.JobsView;

            /**
             * Encodes the specified JobsView message. Does not implicitly {@link yates.v1.JobsView.verify|verify} messages.
             * @param message JobsView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.JobsView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobsView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.JobsView & yates.v1.JobsView.$Shape} JobsView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.JobsView & yates.v1.JobsView.$Shape;

            /**
             * Creates a JobsView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JobsView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.JobsView;

            /**
             * Creates a plain object from a JobsView message. Also converts values to other types if specified.
             * @param message JobsView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.JobsView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JobsView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace JobsView {

            /** Properties of a JobsView. */
            interface $Properties {

                /** JobsView scheduler */
                scheduler?: string;

                /** JobsView running */
                running?: number;

                /** JobsView pending */
                pending?: number;

                /** JobsView ending */
                ending?: number;

                /** JobsView trouble */
                trouble?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobsView. */
            type $Shape = yates.v1.JobsView.$Properties;
        }

        /**
         * Properties of a ReportJobsRequest.
         * @deprecated Use yates.v1.ReportJobsRequest.$Properties instead.
         */
        interface IReportJobsRequest extends yates.v1.ReportJobsRequest.$Properties {
        }

        /** Represents a ReportJobsRequest. */
        class ReportJobsRequest {

            /**
             * Constructs a new ReportJobsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReportJobsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportJobsRequest submitter. */
            submitter: string;

            /** ReportJobsRequest jobs. */
            jobs: yates.v1.JobsView;

            /** ReportJobsRequest sweepIds. */
            sweepIds: string[];

            /**
             * Creates a new ReportJobsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportJobsRequest instance
             */
            static create(properties: yates.v1.ReportJobsRequest.$Shape): yates.v1.ReportJobsRequest & yates.v1.ReportJobsRequest.$Shape;
            static create(properties?: yates.v1.ReportJobsRequest.$Properties): yates.v1.ReportJobsRequest;

            /**
             * Encodes the specified ReportJobsRequest message. Does not implicitly {@link yates.v1.ReportJobsRequest.verify|verify} messages.
             * @param message ReportJobsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReportJobsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportJobsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReportJobsRequest & yates.v1.ReportJobsRequest.$Shape} ReportJobsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReportJobsRequest & yates.v1.ReportJobsRequest.$Shape;

            /**
             * Creates a ReportJobsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReportJobsRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReportJobsRequest;

            /**
             * Creates a plain object from a ReportJobsRequest message. Also converts values to other types if specified.
             * @param message ReportJobsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReportJobsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReportJobsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReportJobsRequest {

            /** Properties of a ReportJobsRequest. */
            interface $Properties {

                /** ReportJobsRequest submitter */
                submitter?: string;

                /** ReportJobsRequest jobs */
                jobs?: yates.v1.JobsView.$Properties;

                /** ReportJobsRequest sweepIds */
                sweepIds?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportJobsRequest. */
            type $Shape = yates.v1.ReportJobsRequest.$Properties;
        }

        /**
         * Properties of a ReportJobsResponse.
         * @deprecated Use yates.v1.ReportJobsResponse.$Properties instead.
         */
        interface IReportJobsResponse extends yates.v1.ReportJobsResponse.$Properties {
        }

        /** Represents a ReportJobsResponse. */
        class ReportJobsResponse {

            /**
             * Constructs a new ReportJobsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReportJobsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ReportJobsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportJobsResponse instance
             */
            static create(properties: yates.v1.ReportJobsResponse.$Shape): yates.v1.ReportJobsResponse & yates.v1.ReportJobsResponse.$Shape;
            static create(properties?: yates.v1.ReportJobsResponse.$Properties): yates.v1.ReportJobsResponse;

            /**
             * Encodes the specified ReportJobsResponse message. Does not implicitly {@link yates.v1.ReportJobsResponse.verify|verify} messages.
             * @param message ReportJobsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReportJobsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportJobsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReportJobsResponse & yates.v1.ReportJobsResponse.$Shape} ReportJobsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReportJobsResponse & yates.v1.ReportJobsResponse.$Shape;

            /**
             * Creates a ReportJobsResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReportJobsResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReportJobsResponse;

            /**
             * Creates a plain object from a ReportJobsResponse message. Also converts values to other types if specified.
             * @param message ReportJobsResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReportJobsResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReportJobsResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReportJobsResponse {

            /** Properties of a ReportJobsResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportJobsResponse. */
            type $Shape = yates.v1.ReportJobsResponse.$Properties;
        }

        /**
         * Properties of a SweepEnvironment.
         * @deprecated Use yates.v1.SweepEnvironment.$Properties instead.
         */
        interface ISweepEnvironment extends yates.v1.SweepEnvironment.$Properties {
        }

        /** Represents a SweepEnvironment. */
        class SweepEnvironment {

            /**
             * Constructs a new SweepEnvironment.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepEnvironment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepEnvironment hash. */
            hash: string;

            /** SweepEnvironment difference. */
            difference: string;

            /**
             * Creates a new SweepEnvironment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepEnvironment instance
             */
            static create(properties: yates.v1.SweepEnvironment.$Shape): yates.v1.SweepEnvironment & yates.v1.SweepEnvironment.$Shape;
            static create(properties?: yates.v1.SweepEnvironment.$Properties): yates.v1.SweepEnvironment;

            /**
             * Encodes the specified SweepEnvironment message. Does not implicitly {@link yates.v1.SweepEnvironment.verify|verify} messages.
             * @param message SweepEnvironment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepEnvironment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepEnvironment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepEnvironment & yates.v1.SweepEnvironment.$Shape} SweepEnvironment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepEnvironment & yates.v1.SweepEnvironment.$Shape;

            /**
             * Creates a SweepEnvironment message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepEnvironment
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepEnvironment;

            /**
             * Creates a plain object from a SweepEnvironment message. Also converts values to other types if specified.
             * @param message SweepEnvironment
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepEnvironment, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepEnvironment to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepEnvironment {

            /** Properties of a SweepEnvironment. */
            interface $Properties {

                /** SweepEnvironment hash */
                hash?: string;

                /** SweepEnvironment difference */
                difference?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepEnvironment. */
            type $Shape = yates.v1.SweepEnvironment.$Properties;
        }

        /**
         * Properties of a SweepChange.
         * @deprecated Use yates.v1.SweepChange.$Properties instead.
         */
        interface ISweepChange extends yates.v1.SweepChange.$Properties {
        }

        /** Represents a SweepChange. */
        class SweepChange {

            /**
             * Constructs a new SweepChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepChange what. */
            what: string;

            /** SweepChange atMs. */
            atMs: number;

            /** SweepChange by. */
            by: yates.v1.Actor;

            /** SweepChange detail. */
            detail: string;

            /**
             * Creates a new SweepChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepChange instance
             */
            static create(properties: yates.v1.SweepChange.$Shape): yates.v1.SweepChange & yates.v1.SweepChange.$Shape;
            static create(properties?: yates.v1.SweepChange.$Properties): yates.v1.SweepChange;

            /**
             * Encodes the specified SweepChange message. Does not implicitly {@link yates.v1.SweepChange.verify|verify} messages.
             * @param message SweepChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepChange & yates.v1.SweepChange.$Shape} SweepChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepChange & yates.v1.SweepChange.$Shape;

            /**
             * Creates a SweepChange message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepChange
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepChange;

            /**
             * Creates a plain object from a SweepChange message. Also converts values to other types if specified.
             * @param message SweepChange
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepChange, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepChange to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepChange {

            /** Properties of a SweepChange. */
            interface $Properties {

                /** SweepChange what */
                what?: string;

                /** SweepChange atMs */
                atMs?: number;

                /** SweepChange by */
                by?: yates.v1.Actor.$Properties;

                /** SweepChange detail */
                detail?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepChange. */
            type $Shape = yates.v1.SweepChange.$Properties;
        }

        /**
         * Properties of an Actor.
         * @deprecated Use yates.v1.Actor.$Properties instead.
         */
        interface IActor extends yates.v1.Actor.$Properties {
        }

        /** Represents an Actor. */
        class Actor {

            /**
             * Constructs a new Actor.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Actor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Actor token. */
            token: string;

            /** Actor name. */
            name: string;

            /** Actor peer. */
            peer: string;

            /**
             * Creates a new Actor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Actor instance
             */
            static create(properties: yates.v1.Actor.$Shape): yates.v1.Actor & yates.v1.Actor.$Shape;
            static create(properties?: yates.v1.Actor.$Properties): yates.v1.Actor;

            /**
             * Encodes the specified Actor message. Does not implicitly {@link yates.v1.Actor.verify|verify} messages.
             * @param message Actor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Actor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Actor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Actor & yates.v1.Actor.$Shape} Actor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Actor & yates.v1.Actor.$Shape;

            /**
             * Creates an Actor message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Actor
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Actor;

            /**
             * Creates a plain object from an Actor message. Also converts values to other types if specified.
             * @param message Actor
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Actor, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Actor to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Actor {

            /** Properties of an Actor. */
            interface $Properties {

                /** Actor token */
                token?: string;

                /** Actor name */
                name?: string;

                /** Actor peer */
                peer?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Actor. */
            type $Shape = yates.v1.Actor.$Properties;
        }

        /**
         * Properties of a SweepExtension.
         * @deprecated Use yates.v1.SweepExtension.$Properties instead.
         */
        interface ISweepExtension extends yates.v1.SweepExtension.$Properties {
        }

        /** Represents a SweepExtension. */
        class SweepExtension {

            /**
             * Constructs a new SweepExtension.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepExtension.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepExtension hash. */
            hash: string;

            /** SweepExtension what. */
            what: string;

            /** SweepExtension trials. */
            trials: number;

            /** SweepExtension firstPlannedOrder. */
            firstPlannedOrder: number;

            /** SweepExtension atMs. */
            atMs: number;

            /**
             * Creates a new SweepExtension instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepExtension instance
             */
            static create(properties: yates.v1.SweepExtension.$Shape): yates.v1.SweepExtension & yates.v1.SweepExtension.$Shape;
            static create(properties?: yates.v1.SweepExtension.$Properties): yates.v1.SweepExtension;

            /**
             * Encodes the specified SweepExtension message. Does not implicitly {@link yates.v1.SweepExtension.verify|verify} messages.
             * @param message SweepExtension message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepExtension.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepExtension message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepExtension & yates.v1.SweepExtension.$Shape} SweepExtension
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepExtension & yates.v1.SweepExtension.$Shape;

            /**
             * Creates a SweepExtension message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepExtension
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepExtension;

            /**
             * Creates a plain object from a SweepExtension message. Also converts values to other types if specified.
             * @param message SweepExtension
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepExtension, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepExtension to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepExtension {

            /** Properties of a SweepExtension. */
            interface $Properties {

                /** SweepExtension hash */
                hash?: string;

                /** SweepExtension what */
                what?: string;

                /** SweepExtension trials */
                trials?: number;

                /** SweepExtension firstPlannedOrder */
                firstPlannedOrder?: number;

                /** SweepExtension atMs */
                atMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepExtension. */
            type $Shape = yates.v1.SweepExtension.$Properties;
        }

        /**
         * Properties of a TrialView.
         * @deprecated Use yates.v1.TrialView.$Properties instead.
         */
        interface ITrialView extends yates.v1.TrialView.$Properties {
        }

        /** Represents a TrialView. */
        class TrialView {

            /**
             * Constructs a new TrialView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.TrialView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialView trialId. */
            trialId: string;

            /** TrialView sweepId. */
            sweepId: string;

            /** TrialView plannedOrder. */
            plannedOrder: number;

            /** TrialView realisedOrder. */
            realisedOrder: (number|null);

            /** TrialView cell. */
            cell: number;

            /** TrialView replicate. */
            replicate: number;

            /** TrialView block. */
            block: number;

            /** TrialView settings. */
            settings: yates.v1.Setting[];

            /** TrialView state. */
            state: yates.v1.TrialState;

            /** TrialView agentId. */
            agentId: string;

            /** TrialView agentName. */
            agentName: string;

            /** TrialView attempts. */
            attempts: number;

            /** TrialView metrics. */
            metrics: yates.v1.Metric[];

            /** TrialView artifacts. */
            artifacts: yates.v1.Artifact[];

            /** TrialView fault. */
            fault: yates.v1.Fault;

            /** TrialView leasedAtMs. */
            leasedAtMs: number;

            /** TrialView endedAtMs. */
            endedAtMs: number;

            /** TrialView durationMs. */
            durationMs: number;

            /** TrialView progress. */
            progress: yates.v1.Progress;

            /** TrialView backend. */
            backend: string;

            /** TrialView lateResults. */
            lateResults: number;

            /** TrialView reference. */
            reference: string;

            /** TrialView pruning. */
            pruning: yates.v1.Pruning;

            /** TrialView seed. */
            seed: number;

            /** TrialView pauseReason. */
            pauseReason: string;

            /** TrialView environment. */
            environment: string;

            /** TrialView resumedFrom. */
            resumedFrom: yates.v1.Checkpoint;

            /** TrialView checkpoint. */
            checkpoint: yates.v1.Checkpoint;

            /** TrialView collected. */
            collected: yates.v1.Collected;

            /** TrialView source. */
            source: yates.v1.TrialSource;

            /** TrialView scores. */
            scores: yates.v1.Metric[];

            /**
             * Creates a new TrialView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrialView instance
             */
            static create(properties: yates.v1.TrialView.$Shape): yates.v1.TrialView & yates.v1.TrialView.$Shape;
            static create(properties?: yates.v1.TrialView.$Properties): yates.v1.TrialView;

            /**
             * Encodes the specified TrialView message. Does not implicitly {@link yates.v1.TrialView.verify|verify} messages.
             * @param message TrialView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.TrialView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.TrialView & yates.v1.TrialView.$Shape} TrialView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.TrialView & yates.v1.TrialView.$Shape;

            /**
             * Creates a TrialView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrialView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.TrialView;

            /**
             * Creates a plain object from a TrialView message. Also converts values to other types if specified.
             * @param message TrialView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.TrialView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrialView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrialView {

            /** Properties of a TrialView. */
            interface $Properties {

                /** TrialView trialId */
                trialId?: string;

                /** TrialView sweepId */
                sweepId?: string;

                /** TrialView plannedOrder */
                plannedOrder?: number;

                /** TrialView realisedOrder */
                realisedOrder?: (number|null);

                /** TrialView cell */
                cell?: number;

                /** TrialView replicate */
                replicate?: number;

                /** TrialView block */
                block?: number;

                /** TrialView settings */
                settings?: yates.v1.Setting.$Properties[];

                /** TrialView state */
                state?: yates.v1.TrialState;

                /** TrialView agentId */
                agentId?: string;

                /** TrialView agentName */
                agentName?: string;

                /** TrialView attempts */
                attempts?: number;

                /** TrialView metrics */
                metrics?: yates.v1.Metric.$Properties[];

                /** TrialView artifacts */
                artifacts?: yates.v1.Artifact.$Properties[];

                /** TrialView fault */
                fault?: yates.v1.Fault.$Properties;

                /** TrialView leasedAtMs */
                leasedAtMs?: number;

                /** TrialView endedAtMs */
                endedAtMs?: number;

                /** TrialView durationMs */
                durationMs?: number;

                /** TrialView progress */
                progress?: yates.v1.Progress.$Properties;

                /** TrialView backend */
                backend?: string;

                /** TrialView lateResults */
                lateResults?: number;

                /** TrialView reference */
                reference?: string;

                /** TrialView pruning */
                pruning?: yates.v1.Pruning.$Properties;

                /** TrialView seed */
                seed?: number;

                /** TrialView pauseReason */
                pauseReason?: string;

                /** TrialView environment */
                environment?: string;

                /** TrialView resumedFrom */
                resumedFrom?: yates.v1.Checkpoint.$Properties;

                /** TrialView checkpoint */
                checkpoint?: yates.v1.Checkpoint.$Properties;

                /** TrialView collected */
                collected?: yates.v1.Collected.$Properties;

                /** TrialView source */
                source?: yates.v1.TrialSource.$Properties;

                /** TrialView scores */
                scores?: yates.v1.Metric.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialView. */
            type $Shape = {
              trialId?: string;
              sweepId?: string;
              plannedOrder?: number;
              realisedOrder?: number|null;
              cell?: number;
              replicate?: number;
              block?: number;
              settings?: yates.v1.Setting.$Shape[];
              state?: yates.v1.TrialState;
              agentId?: string;
              agentName?: string;
              attempts?: number;
              metrics?: yates.v1.Metric.$Shape[];
              artifacts?: yates.v1.Artifact.$Shape[];
              fault?: yates.v1.Fault.$Shape;
              leasedAtMs?: number;
              endedAtMs?: number;
              durationMs?: number;
              progress?: yates.v1.Progress.$Shape;
              backend?: string;
              lateResults?: number;
              reference?: string;
              pruning?: yates.v1.Pruning.$Shape;
              seed?: number;
              pauseReason?: string;
              environment?: string;
              resumedFrom?: yates.v1.Checkpoint.$Shape;
              checkpoint?: yates.v1.Checkpoint.$Shape;
              collected?: yates.v1.Collected.$Shape;
              source?: yates.v1.TrialSource.$Shape;
              scores?: yates.v1.Metric.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a TrialSource.
         * @deprecated Use yates.v1.TrialSource.$Properties instead.
         */
        interface ITrialSource extends yates.v1.TrialSource.$Properties {
        }

        /** Represents a TrialSource. */
        class TrialSource {

            /**
             * Constructs a new TrialSource.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.TrialSource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialSource sweepId. */
            sweepId: string;

            /** TrialSource trialId. */
            trialId: string;

            /** TrialSource number. */
            number: number;

            /** TrialSource files. */
            files: number;

            /** TrialSource digest. */
            digest: string;

            /**
             * Creates a new TrialSource instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrialSource instance
             */
            static create(properties: yates.v1.TrialSource.$Shape): yates.v1.TrialSource & yates.v1.TrialSource.$Shape;
            static create(properties?: yates.v1.TrialSource.$Properties): yates.v1.TrialSource;

            /**
             * Encodes the specified TrialSource message. Does not implicitly {@link yates.v1.TrialSource.verify|verify} messages.
             * @param message TrialSource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.TrialSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialSource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.TrialSource & yates.v1.TrialSource.$Shape} TrialSource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.TrialSource & yates.v1.TrialSource.$Shape;

            /**
             * Creates a TrialSource message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrialSource
             */
            static fromObject(object: { [k: string]: any }): yates.v1.TrialSource;

            /**
             * Creates a plain object from a TrialSource message. Also converts values to other types if specified.
             * @param message TrialSource
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.TrialSource, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrialSource to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrialSource {

            /** Properties of a TrialSource. */
            interface $Properties {

                /** TrialSource sweepId */
                sweepId?: string;

                /** TrialSource trialId */
                trialId?: string;

                /** TrialSource number */
                number?: number;

                /** TrialSource files */
                files?: number;

                /** TrialSource digest */
                digest?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialSource. */
            type $Shape = yates.v1.TrialSource.$Properties;
        }

        /**
         * Properties of a Collected.
         * @deprecated Use yates.v1.Collected.$Properties instead.
         */
        interface ICollected extends yates.v1.Collected.$Properties {
        }

        /** Represents a Collected. */
        class Collected {

            /**
             * Constructs a new Collected.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Collected.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Collected keep. */
            keep: string;

            /** Collected atMs. */
            atMs: number;

            /**
             * Creates a new Collected instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Collected instance
             */
            static create(properties: yates.v1.Collected.$Shape): yates.v1.Collected & yates.v1.Collected.$Shape;
            static create(properties?: yates.v1.Collected.$Properties): yates.v1.Collected;

            /**
             * Encodes the specified Collected message. Does not implicitly {@link yates.v1.Collected.verify|verify} messages.
             * @param message Collected message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Collected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Collected message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Collected & yates.v1.Collected.$Shape} Collected
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Collected & yates.v1.Collected.$Shape;

            /**
             * Creates a Collected message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Collected
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Collected;

            /**
             * Creates a plain object from a Collected message. Also converts values to other types if specified.
             * @param message Collected
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Collected, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Collected to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Collected {

            /** Properties of a Collected. */
            interface $Properties {

                /** Collected keep */
                keep?: string;

                /** Collected atMs */
                atMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Collected. */
            type $Shape = yates.v1.Collected.$Properties;
        }

        /**
         * Properties of a Pruning.
         * @deprecated Use yates.v1.Pruning.$Properties instead.
         */
        interface IPruning extends yates.v1.Pruning.$Properties {
        }

        /** Represents a Pruning. */
        class Pruning {

            /**
             * Constructs a new Pruning.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Pruning.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pruning rung. */
            rung: number;

            /** Pruning step. */
            step: number;

            /** Pruning metric. */
            metric: string;

            /** Pruning value. */
            value: number;

            /** Pruning cutoff. */
            cutoff: number;

            /** Pruning compared. */
            compared: number;

            /**
             * Creates a new Pruning instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pruning instance
             */
            static create(properties: yates.v1.Pruning.$Shape): yates.v1.Pruning & yates.v1.Pruning.$Shape;
            static create(properties?: yates.v1.Pruning.$Properties): yates.v1.Pruning;

            /**
             * Encodes the specified Pruning message. Does not implicitly {@link yates.v1.Pruning.verify|verify} messages.
             * @param message Pruning message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Pruning.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pruning message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Pruning & yates.v1.Pruning.$Shape} Pruning
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Pruning & yates.v1.Pruning.$Shape;

            /**
             * Creates a Pruning message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Pruning
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Pruning;

            /**
             * Creates a plain object from a Pruning message. Also converts values to other types if specified.
             * @param message Pruning
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Pruning, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Pruning to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Pruning {

            /** Properties of a Pruning. */
            interface $Properties {

                /** Pruning rung */
                rung?: number;

                /** Pruning step */
                step?: number;

                /** Pruning metric */
                metric?: string;

                /** Pruning value */
                value?: number;

                /** Pruning cutoff */
                cutoff?: number;

                /** Pruning compared */
                compared?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pruning. */
            type $Shape = yates.v1.Pruning.$Properties;
        }

        /**
         * Properties of a Progress.
         * @deprecated Use yates.v1.Progress.$Properties instead.
         */
        interface IProgress extends yates.v1.Progress.$Properties {
        }

        /** Represents a Progress. */
        class Progress {

            /**
             * Constructs a new Progress.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Progress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Progress step. */
            step: number;

            /** Progress stepsTotal. */
            stepsTotal: number;

            /** Progress metrics. */
            metrics: yates.v1.Metric[];

            /** Progress atMs. */
            atMs: number;

            /**
             * Creates a new Progress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Progress instance
             */
            static create(properties: yates.v1.Progress.$Shape): yates.v1.Progress & yates.v1.Progress.$Shape;
            static create(properties?: yates.v1.Progress.$Properties): yates.v1.Progress;

            /**
             * Encodes the specified Progress message. Does not implicitly {@link yates.v1.Progress.verify|verify} messages.
             * @param message Progress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Progress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Progress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Progress & yates.v1.Progress.$Shape} Progress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Progress & yates.v1.Progress.$Shape;

            /**
             * Creates a Progress message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Progress
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Progress;

            /**
             * Creates a plain object from a Progress message. Also converts values to other types if specified.
             * @param message Progress
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Progress, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Progress to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Progress {

            /** Properties of a Progress. */
            interface $Properties {

                /** Progress step */
                step?: number;

                /** Progress stepsTotal */
                stepsTotal?: number;

                /** Progress metrics */
                metrics?: yates.v1.Metric.$Properties[];

                /** Progress atMs */
                atMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Progress. */
            type $Shape = yates.v1.Progress.$Properties;
        }

        /**
         * Properties of an AttemptView.
         * @deprecated Use yates.v1.AttemptView.$Properties instead.
         */
        interface IAttemptView extends yates.v1.AttemptView.$Properties {
        }

        /** Represents an AttemptView. */
        class AttemptView {

            /**
             * Constructs a new AttemptView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.AttemptView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttemptView attempt. */
            attempt: number;

            /** AttemptView fence. */
            fence: number;

            /** AttemptView agentId. */
            agentId: string;

            /** AttemptView leasedAtMs. */
            leasedAtMs: number;

            /** AttemptView endedAtMs. */
            endedAtMs: number;

            /** AttemptView outcome. */
            outcome: string;

            /** AttemptView fault. */
            fault: yates.v1.Fault;

            /** AttemptView metrics. */
            metrics: yates.v1.Metric[];

            /** AttemptView preempted. */
            preempted: boolean;

            /** AttemptView pardoned. */
            pardoned: boolean;

            /** AttemptView resumedFrom. */
            resumedFrom: yates.v1.Checkpoint;

            /** AttemptView saved. */
            saved: yates.v1.Checkpoint;

            /** AttemptView artifacts. */
            artifacts: yates.v1.Artifact[];

            /** AttemptView collected. */
            collected: yates.v1.Collected;

            /**
             * Creates a new AttemptView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AttemptView instance
             */
            static create(properties: yates.v1.AttemptView.$Shape): yates.v1.AttemptView & yates.v1.AttemptView.$Shape;
            static create(properties?: yates.v1.AttemptView.$Properties): yates.v1.AttemptView;

            /**
             * Encodes the specified AttemptView message. Does not implicitly {@link yates.v1.AttemptView.verify|verify} messages.
             * @param message AttemptView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.AttemptView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttemptView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.AttemptView & yates.v1.AttemptView.$Shape} AttemptView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.AttemptView & yates.v1.AttemptView.$Shape;

            /**
             * Creates an AttemptView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttemptView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.AttemptView;

            /**
             * Creates a plain object from an AttemptView message. Also converts values to other types if specified.
             * @param message AttemptView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.AttemptView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttemptView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttemptView {

            /** Properties of an AttemptView. */
            interface $Properties {

                /** AttemptView attempt */
                attempt?: number;

                /** AttemptView fence */
                fence?: number;

                /** AttemptView agentId */
                agentId?: string;

                /** AttemptView leasedAtMs */
                leasedAtMs?: number;

                /** AttemptView endedAtMs */
                endedAtMs?: number;

                /** AttemptView outcome */
                outcome?: string;

                /** AttemptView fault */
                fault?: yates.v1.Fault.$Properties;

                /** AttemptView metrics */
                metrics?: yates.v1.Metric.$Properties[];

                /** AttemptView preempted */
                preempted?: boolean;

                /** AttemptView pardoned */
                pardoned?: boolean;

                /** AttemptView resumedFrom */
                resumedFrom?: yates.v1.Checkpoint.$Properties;

                /** AttemptView saved */
                saved?: yates.v1.Checkpoint.$Properties;

                /** AttemptView artifacts */
                artifacts?: yates.v1.Artifact.$Properties[];

                /** AttemptView collected */
                collected?: yates.v1.Collected.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttemptView. */
            type $Shape = yates.v1.AttemptView.$Properties;
        }

        /** AgentState enum. */
        enum AgentState {

            /** AGENT_STATE_UNSPECIFIED value */
            AGENT_STATE_UNSPECIFIED = 0,

            /** AGENT_STATE_ONLINE value */
            AGENT_STATE_ONLINE = 1,

            /** AGENT_STATE_LOST value */
            AGENT_STATE_LOST = 2,

            /** AGENT_STATE_LEFT value */
            AGENT_STATE_LEFT = 3,

            /** AGENT_STATE_SET_ASIDE value */
            AGENT_STATE_SET_ASIDE = 4
        }

        /**
         * Properties of an AgentView.
         * @deprecated Use yates.v1.AgentView.$Properties instead.
         */
        interface IAgentView extends yates.v1.AgentView.$Properties {
        }

        /** Represents an AgentView. */
        class AgentView {

            /**
             * Constructs a new AgentView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.AgentView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentView agentId. */
            agentId: string;

            /** AgentView name. */
            name: string;

            /** AgentView state. */
            state: yates.v1.AgentState;

            /** AgentView slots. */
            slots: number;

            /** AgentView busy. */
            busy: number;

            /** AgentView done. */
            done: number;

            /** AgentView failed. */
            failed: number;

            /** AgentView lastSeenMs. */
            lastSeenMs: number;

            /** AgentView backend. */
            backend: string;

            /** AgentView labels. */
            labels: { [k: string]: string };

            /** AgentView version. */
            version: string;

            /** AgentView joinedAtMs. */
            joinedAtMs: number;

            /** AgentView setAsideReason. */
            setAsideReason: string;

            /** AgentView setAsideUntilMs. */
            setAsideUntilMs: number;

            /** AgentView failuresInARow. */
            failuresInARow: number;

            /** AgentView finishedByOthers. */
            finishedByOthers: number;

            /** AgentView timesSetAside. */
            timesSetAside: number;

            /** AgentView deviceNames. */
            deviceNames: string[];

            /** AgentView idleReason. */
            idleReason: string;

            /** AgentView backOffs. */
            backOffs: yates.v1.BackOff[];

            /** AgentView keptFor. */
            keptFor: string;

            /** AgentView diskTrouble. */
            diskTrouble: string;

            /**
             * Creates a new AgentView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentView instance
             */
            static create(properties: yates.v1.AgentView.$Shape): yates.v1.AgentView & yates.v1.AgentView.$Shape;
            static create(properties?: yates.v1.AgentView.$Properties): yates.v1.AgentView;

            /**
             * Encodes the specified AgentView message. Does not implicitly {@link yates.v1.AgentView.verify|verify} messages.
             * @param message AgentView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.AgentView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.AgentView & yates.v1.AgentView.$Shape} AgentView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.AgentView & yates.v1.AgentView.$Shape;

            /**
             * Creates an AgentView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AgentView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.AgentView;

            /**
             * Creates a plain object from an AgentView message. Also converts values to other types if specified.
             * @param message AgentView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.AgentView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AgentView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AgentView {

            /** Properties of an AgentView. */
            interface $Properties {

                /** AgentView agentId */
                agentId?: string;

                /** AgentView name */
                name?: string;

                /** AgentView state */
                state?: yates.v1.AgentState;

                /** AgentView slots */
                slots?: number;

                /** AgentView busy */
                busy?: number;

                /** AgentView done */
                done?: number;

                /** AgentView failed */
                failed?: number;

                /** AgentView lastSeenMs */
                lastSeenMs?: number;

                /** AgentView backend */
                backend?: string;

                /** AgentView labels */
                labels?: { [k: string]: string };

                /** AgentView version */
                version?: string;

                /** AgentView joinedAtMs */
                joinedAtMs?: number;

                /** AgentView setAsideReason */
                setAsideReason?: string;

                /** AgentView setAsideUntilMs */
                setAsideUntilMs?: number;

                /** AgentView failuresInARow */
                failuresInARow?: number;

                /** AgentView finishedByOthers */
                finishedByOthers?: number;

                /** AgentView timesSetAside */
                timesSetAside?: number;

                /** AgentView deviceNames */
                deviceNames?: string[];

                /** AgentView idleReason */
                idleReason?: string;

                /** AgentView backOffs */
                backOffs?: yates.v1.BackOff.$Properties[];

                /** AgentView keptFor */
                keptFor?: string;

                /** AgentView diskTrouble */
                diskTrouble?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentView. */
            type $Shape = yates.v1.AgentView.$Properties;
        }

        /**
         * Properties of a BackOff.
         * @deprecated Use yates.v1.BackOff.$Properties instead.
         */
        interface IBackOff extends yates.v1.BackOff.$Properties {
        }

        /** Represents a BackOff. */
        class BackOff {

            /**
             * Constructs a new BackOff.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.BackOff.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BackOff sweepId. */
            sweepId: string;

            /** BackOff reason. */
            reason: string;

            /** BackOff untilMs. */
            untilMs: number;

            /**
             * Creates a new BackOff instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BackOff instance
             */
            static create(properties: yates.v1.BackOff.$Shape): yates.v1.BackOff & yates.v1.BackOff.$Shape;
            static create(properties?: yates.v1.BackOff.$Properties): yates.v1.BackOff;

            /**
             * Encodes the specified BackOff message. Does not implicitly {@link yates.v1.BackOff.verify|verify} messages.
             * @param message BackOff message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.BackOff.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BackOff message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.BackOff & yates.v1.BackOff.$Shape} BackOff
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.BackOff & yates.v1.BackOff.$Shape;

            /**
             * Creates a BackOff message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BackOff
             */
            static fromObject(object: { [k: string]: any }): yates.v1.BackOff;

            /**
             * Creates a plain object from a BackOff message. Also converts values to other types if specified.
             * @param message BackOff
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.BackOff, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BackOff to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace BackOff {

            /** Properties of a BackOff. */
            interface $Properties {

                /** BackOff sweepId */
                sweepId?: string;

                /** BackOff reason */
                reason?: string;

                /** BackOff untilMs */
                untilMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BackOff. */
            type $Shape = yates.v1.BackOff.$Properties;
        }

        /**
         * Properties of a ListSweepsRequest.
         * @deprecated Use yates.v1.ListSweepsRequest.$Properties instead.
         */
        interface IListSweepsRequest extends yates.v1.ListSweepsRequest.$Properties {
        }

        /** Represents a ListSweepsRequest. */
        class ListSweepsRequest {

            /**
             * Constructs a new ListSweepsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListSweepsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListSweepsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSweepsRequest instance
             */
            static create(properties: yates.v1.ListSweepsRequest.$Shape): yates.v1.ListSweepsRequest & yates.v1.ListSweepsRequest.$Shape;
            static create(properties?: yates.v1.ListSweepsRequest.$Properties): yates.v1.ListSweepsRequest;

            /**
             * Encodes the specified ListSweepsRequest message. Does not implicitly {@link yates.v1.ListSweepsRequest.verify|verify} messages.
             * @param message ListSweepsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListSweepsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSweepsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListSweepsRequest & yates.v1.ListSweepsRequest.$Shape} ListSweepsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListSweepsRequest & yates.v1.ListSweepsRequest.$Shape;

            /**
             * Creates a ListSweepsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListSweepsRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListSweepsRequest;

            /**
             * Creates a plain object from a ListSweepsRequest message. Also converts values to other types if specified.
             * @param message ListSweepsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListSweepsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListSweepsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListSweepsRequest {

            /** Properties of a ListSweepsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSweepsRequest. */
            type $Shape = yates.v1.ListSweepsRequest.$Properties;
        }

        /**
         * Properties of a ListSweepsResponse.
         * @deprecated Use yates.v1.ListSweepsResponse.$Properties instead.
         */
        interface IListSweepsResponse extends yates.v1.ListSweepsResponse.$Properties {
        }

        /** Represents a ListSweepsResponse. */
        class ListSweepsResponse {

            /**
             * Constructs a new ListSweepsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListSweepsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSweepsResponse sweeps. */
            sweeps: yates.v1.SweepView[];

            /**
             * Creates a new ListSweepsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSweepsResponse instance
             */
            static create(properties: yates.v1.ListSweepsResponse.$Shape): yates.v1.ListSweepsResponse & yates.v1.ListSweepsResponse.$Shape;
            static create(properties?: yates.v1.ListSweepsResponse.$Properties): yates.v1.ListSweepsResponse;

            /**
             * Encodes the specified ListSweepsResponse message. Does not implicitly {@link yates.v1.ListSweepsResponse.verify|verify} messages.
             * @param message ListSweepsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListSweepsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSweepsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListSweepsResponse & yates.v1.ListSweepsResponse.$Shape} ListSweepsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListSweepsResponse & yates.v1.ListSweepsResponse.$Shape;

            /**
             * Creates a ListSweepsResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListSweepsResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListSweepsResponse;

            /**
             * Creates a plain object from a ListSweepsResponse message. Also converts values to other types if specified.
             * @param message ListSweepsResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListSweepsResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListSweepsResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListSweepsResponse {

            /** Properties of a ListSweepsResponse. */
            interface $Properties {

                /** ListSweepsResponse sweeps */
                sweeps?: yates.v1.SweepView.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSweepsResponse. */
            type $Shape = yates.v1.ListSweepsResponse.$Properties;
        }

        /**
         * Properties of a GetSweepRequest.
         * @deprecated Use yates.v1.GetSweepRequest.$Properties instead.
         */
        interface IGetSweepRequest extends yates.v1.GetSweepRequest.$Properties {
        }

        /** Represents a GetSweepRequest. */
        class GetSweepRequest {

            /**
             * Constructs a new GetSweepRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.GetSweepRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetSweepRequest sweepId. */
            sweepId: string;

            /** GetSweepRequest environments. */
            environments: boolean;

            /**
             * Creates a new GetSweepRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetSweepRequest instance
             */
            static create(properties: yates.v1.GetSweepRequest.$Shape): yates.v1.GetSweepRequest & yates.v1.GetSweepRequest.$Shape;
            static create(properties?: yates.v1.GetSweepRequest.$Properties): yates.v1.GetSweepRequest;

            /**
             * Encodes the specified GetSweepRequest message. Does not implicitly {@link yates.v1.GetSweepRequest.verify|verify} messages.
             * @param message GetSweepRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.GetSweepRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetSweepRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.GetSweepRequest & yates.v1.GetSweepRequest.$Shape} GetSweepRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.GetSweepRequest & yates.v1.GetSweepRequest.$Shape;

            /**
             * Creates a GetSweepRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetSweepRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.GetSweepRequest;

            /**
             * Creates a plain object from a GetSweepRequest message. Also converts values to other types if specified.
             * @param message GetSweepRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.GetSweepRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetSweepRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GetSweepRequest {

            /** Properties of a GetSweepRequest. */
            interface $Properties {

                /** GetSweepRequest sweepId */
                sweepId?: string;

                /** GetSweepRequest environments */
                environments?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetSweepRequest. */
            type $Shape = yates.v1.GetSweepRequest.$Properties;
        }

        /**
         * Properties of a GetSweepResponse.
         * @deprecated Use yates.v1.GetSweepResponse.$Properties instead.
         */
        interface IGetSweepResponse extends yates.v1.GetSweepResponse.$Properties {
        }

        /** Represents a GetSweepResponse. */
        class GetSweepResponse {

            /**
             * Constructs a new GetSweepResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.GetSweepResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetSweepResponse sweep. */
            sweep: yates.v1.SweepView;

            /** GetSweepResponse source. */
            source: string;

            /** GetSweepResponse environments. */
            environments: yates.v1.Environment[];

            /**
             * Creates a new GetSweepResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetSweepResponse instance
             */
            static create(properties: yates.v1.GetSweepResponse.$Shape): yates.v1.GetSweepResponse & yates.v1.GetSweepResponse.$Shape;
            static create(properties?: yates.v1.GetSweepResponse.$Properties): yates.v1.GetSweepResponse;

            /**
             * Encodes the specified GetSweepResponse message. Does not implicitly {@link yates.v1.GetSweepResponse.verify|verify} messages.
             * @param message GetSweepResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.GetSweepResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetSweepResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.GetSweepResponse & yates.v1.GetSweepResponse.$Shape} GetSweepResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.GetSweepResponse & yates.v1.GetSweepResponse.$Shape;

            /**
             * Creates a GetSweepResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetSweepResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.GetSweepResponse;

            /**
             * Creates a plain object from a GetSweepResponse message. Also converts values to other types if specified.
             * @param message GetSweepResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.GetSweepResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetSweepResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GetSweepResponse {

            /** Properties of a GetSweepResponse. */
            interface $Properties {

                /** GetSweepResponse sweep */
                sweep?: yates.v1.SweepView.$Properties;

                /** GetSweepResponse source */
                source?: string;

                /** GetSweepResponse environments */
                environments?: yates.v1.Environment.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetSweepResponse. */
            type $Shape = yates.v1.GetSweepResponse.$Properties;
        }

        /**
         * Properties of a ListTrialsRequest.
         * @deprecated Use yates.v1.ListTrialsRequest.$Properties instead.
         */
        interface IListTrialsRequest extends yates.v1.ListTrialsRequest.$Properties {
        }

        /** Represents a ListTrialsRequest. */
        class ListTrialsRequest {

            /**
             * Constructs a new ListTrialsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListTrialsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTrialsRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new ListTrialsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTrialsRequest instance
             */
            static create(properties: yates.v1.ListTrialsRequest.$Shape): yates.v1.ListTrialsRequest & yates.v1.ListTrialsRequest.$Shape;
            static create(properties?: yates.v1.ListTrialsRequest.$Properties): yates.v1.ListTrialsRequest;

            /**
             * Encodes the specified ListTrialsRequest message. Does not implicitly {@link yates.v1.ListTrialsRequest.verify|verify} messages.
             * @param message ListTrialsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListTrialsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTrialsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListTrialsRequest & yates.v1.ListTrialsRequest.$Shape} ListTrialsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListTrialsRequest & yates.v1.ListTrialsRequest.$Shape;

            /**
             * Creates a ListTrialsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListTrialsRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListTrialsRequest;

            /**
             * Creates a plain object from a ListTrialsRequest message. Also converts values to other types if specified.
             * @param message ListTrialsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListTrialsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListTrialsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListTrialsRequest {

            /** Properties of a ListTrialsRequest. */
            interface $Properties {

                /** ListTrialsRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTrialsRequest. */
            type $Shape = yates.v1.ListTrialsRequest.$Properties;
        }

        /**
         * Properties of a ListTrialsPage.
         * @deprecated Use yates.v1.ListTrialsPage.$Properties instead.
         */
        interface IListTrialsPage extends yates.v1.ListTrialsPage.$Properties {
        }

        /** Represents a ListTrialsPage. */
        class ListTrialsPage {

            /**
             * Constructs a new ListTrialsPage.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListTrialsPage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTrialsPage trials. */
            trials: yates.v1.TrialView[];

            /**
             * Creates a new ListTrialsPage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTrialsPage instance
             */
            static create(properties: yates.v1.ListTrialsPage.$Shape): yates.v1.ListTrialsPage & yates.v1.ListTrialsPage.$Shape;
            static create(properties?: yates.v1.ListTrialsPage.$Properties): yates.v1.ListTrialsPage;

            /**
             * Encodes the specified ListTrialsPage message. Does not implicitly {@link yates.v1.ListTrialsPage.verify|verify} messages.
             * @param message ListTrialsPage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListTrialsPage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTrialsPage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListTrialsPage & yates.v1.ListTrialsPage.$Shape} ListTrialsPage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListTrialsPage & yates.v1.ListTrialsPage.$Shape;

            /**
             * Creates a ListTrialsPage message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListTrialsPage
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListTrialsPage;

            /**
             * Creates a plain object from a ListTrialsPage message. Also converts values to other types if specified.
             * @param message ListTrialsPage
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListTrialsPage, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListTrialsPage to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListTrialsPage {

            /** Properties of a ListTrialsPage. */
            interface $Properties {

                /** ListTrialsPage trials */
                trials?: yates.v1.TrialView.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTrialsPage. */
            type $Shape = {
              trials?: yates.v1.TrialView.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a GetTrialRequest.
         * @deprecated Use yates.v1.GetTrialRequest.$Properties instead.
         */
        interface IGetTrialRequest extends yates.v1.GetTrialRequest.$Properties {
        }

        /** Represents a GetTrialRequest. */
        class GetTrialRequest {

            /**
             * Constructs a new GetTrialRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.GetTrialRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTrialRequest trialId. */
            trialId: string;

            /** GetTrialRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new GetTrialRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTrialRequest instance
             */
            static create(properties: yates.v1.GetTrialRequest.$Shape): yates.v1.GetTrialRequest & yates.v1.GetTrialRequest.$Shape;
            static create(properties?: yates.v1.GetTrialRequest.$Properties): yates.v1.GetTrialRequest;

            /**
             * Encodes the specified GetTrialRequest message. Does not implicitly {@link yates.v1.GetTrialRequest.verify|verify} messages.
             * @param message GetTrialRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.GetTrialRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTrialRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.GetTrialRequest & yates.v1.GetTrialRequest.$Shape} GetTrialRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.GetTrialRequest & yates.v1.GetTrialRequest.$Shape;

            /**
             * Creates a GetTrialRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetTrialRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.GetTrialRequest;

            /**
             * Creates a plain object from a GetTrialRequest message. Also converts values to other types if specified.
             * @param message GetTrialRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.GetTrialRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetTrialRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GetTrialRequest {

            /** Properties of a GetTrialRequest. */
            interface $Properties {

                /** GetTrialRequest trialId */
                trialId?: string;

                /** GetTrialRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTrialRequest. */
            type $Shape = yates.v1.GetTrialRequest.$Properties;
        }

        /**
         * Properties of a GetTrialResponse.
         * @deprecated Use yates.v1.GetTrialResponse.$Properties instead.
         */
        interface IGetTrialResponse extends yates.v1.GetTrialResponse.$Properties {
        }

        /** Represents a GetTrialResponse. */
        class GetTrialResponse {

            /**
             * Constructs a new GetTrialResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.GetTrialResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTrialResponse trial. */
            trial: yates.v1.TrialView;

            /** GetTrialResponse attempts. */
            attempts: yates.v1.AttemptView[];

            /** GetTrialResponse why. */
            why: yates.v1.Note[];

            /** GetTrialResponse sweepIds. */
            sweepIds: string[];

            /** GetTrialResponse checkpoints. */
            checkpoints: yates.v1.Checkpoint[];

            /**
             * Creates a new GetTrialResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTrialResponse instance
             */
            static create(properties: yates.v1.GetTrialResponse.$Shape): yates.v1.GetTrialResponse & yates.v1.GetTrialResponse.$Shape;
            static create(properties?: yates.v1.GetTrialResponse.$Properties): yates.v1.GetTrialResponse;

            /**
             * Encodes the specified GetTrialResponse message. Does not implicitly {@link yates.v1.GetTrialResponse.verify|verify} messages.
             * @param message GetTrialResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.GetTrialResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTrialResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.GetTrialResponse & yates.v1.GetTrialResponse.$Shape} GetTrialResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.GetTrialResponse & yates.v1.GetTrialResponse.$Shape;

            /**
             * Creates a GetTrialResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetTrialResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.GetTrialResponse;

            /**
             * Creates a plain object from a GetTrialResponse message. Also converts values to other types if specified.
             * @param message GetTrialResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.GetTrialResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetTrialResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GetTrialResponse {

            /** Properties of a GetTrialResponse. */
            interface $Properties {

                /** GetTrialResponse trial */
                trial?: yates.v1.TrialView.$Properties;

                /** GetTrialResponse attempts */
                attempts?: yates.v1.AttemptView.$Properties[];

                /** GetTrialResponse why */
                why?: yates.v1.Note.$Properties[];

                /** GetTrialResponse sweepIds */
                sweepIds?: string[];

                /** GetTrialResponse checkpoints */
                checkpoints?: yates.v1.Checkpoint.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTrialResponse. */
            type $Shape = {
              trial?: yates.v1.TrialView.$Shape;
              attempts?: yates.v1.AttemptView.$Shape[];
              why?: yates.v1.Note.$Shape[];
              sweepIds?: string[];
              checkpoints?: yates.v1.Checkpoint.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ListAgentsRequest.
         * @deprecated Use yates.v1.ListAgentsRequest.$Properties instead.
         */
        interface IListAgentsRequest extends yates.v1.ListAgentsRequest.$Properties {
        }

        /** Represents a ListAgentsRequest. */
        class ListAgentsRequest {

            /**
             * Constructs a new ListAgentsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListAgentsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListAgentsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListAgentsRequest instance
             */
            static create(properties: yates.v1.ListAgentsRequest.$Shape): yates.v1.ListAgentsRequest & yates.v1.ListAgentsRequest.$Shape;
            static create(properties?: yates.v1.ListAgentsRequest.$Properties): yates.v1.ListAgentsRequest;

            /**
             * Encodes the specified ListAgentsRequest message. Does not implicitly {@link yates.v1.ListAgentsRequest.verify|verify} messages.
             * @param message ListAgentsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListAgentsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAgentsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListAgentsRequest & yates.v1.ListAgentsRequest.$Shape} ListAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListAgentsRequest & yates.v1.ListAgentsRequest.$Shape;

            /**
             * Creates a ListAgentsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListAgentsRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListAgentsRequest;

            /**
             * Creates a plain object from a ListAgentsRequest message. Also converts values to other types if specified.
             * @param message ListAgentsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListAgentsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListAgentsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListAgentsRequest {

            /** Properties of a ListAgentsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAgentsRequest. */
            type $Shape = yates.v1.ListAgentsRequest.$Properties;
        }

        /**
         * Properties of a ListAgentsResponse.
         * @deprecated Use yates.v1.ListAgentsResponse.$Properties instead.
         */
        interface IListAgentsResponse extends yates.v1.ListAgentsResponse.$Properties {
        }

        /** Represents a ListAgentsResponse. */
        class ListAgentsResponse {

            /**
             * Constructs a new ListAgentsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListAgentsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListAgentsResponse agents. */
            agents: yates.v1.AgentView[];

            /** ListAgentsResponse jobs. */
            jobs: yates.v1.JobsView[];

            /**
             * Creates a new ListAgentsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListAgentsResponse instance
             */
            static create(properties: yates.v1.ListAgentsResponse.$Shape): yates.v1.ListAgentsResponse & yates.v1.ListAgentsResponse.$Shape;
            static create(properties?: yates.v1.ListAgentsResponse.$Properties): yates.v1.ListAgentsResponse;

            /**
             * Encodes the specified ListAgentsResponse message. Does not implicitly {@link yates.v1.ListAgentsResponse.verify|verify} messages.
             * @param message ListAgentsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListAgentsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAgentsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListAgentsResponse & yates.v1.ListAgentsResponse.$Shape} ListAgentsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListAgentsResponse & yates.v1.ListAgentsResponse.$Shape;

            /**
             * Creates a ListAgentsResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListAgentsResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListAgentsResponse;

            /**
             * Creates a plain object from a ListAgentsResponse message. Also converts values to other types if specified.
             * @param message ListAgentsResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListAgentsResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListAgentsResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListAgentsResponse {

            /** Properties of a ListAgentsResponse. */
            interface $Properties {

                /** ListAgentsResponse agents */
                agents?: yates.v1.AgentView.$Properties[];

                /** ListAgentsResponse jobs */
                jobs?: yates.v1.JobsView.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAgentsResponse. */
            type $Shape = yates.v1.ListAgentsResponse.$Properties;
        }

        /**
         * Properties of a ListDevicesRequest.
         * @deprecated Use yates.v1.ListDevicesRequest.$Properties instead.
         */
        interface IListDevicesRequest extends yates.v1.ListDevicesRequest.$Properties {
        }

        /** Represents a ListDevicesRequest. */
        class ListDevicesRequest {

            /**
             * Constructs a new ListDevicesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListDevicesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListDevicesRequest historyMs. */
            historyMs: number;

            /**
             * Creates a new ListDevicesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListDevicesRequest instance
             */
            static create(properties: yates.v1.ListDevicesRequest.$Shape): yates.v1.ListDevicesRequest & yates.v1.ListDevicesRequest.$Shape;
            static create(properties?: yates.v1.ListDevicesRequest.$Properties): yates.v1.ListDevicesRequest;

            /**
             * Encodes the specified ListDevicesRequest message. Does not implicitly {@link yates.v1.ListDevicesRequest.verify|verify} messages.
             * @param message ListDevicesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListDevicesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDevicesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListDevicesRequest & yates.v1.ListDevicesRequest.$Shape} ListDevicesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListDevicesRequest & yates.v1.ListDevicesRequest.$Shape;

            /**
             * Creates a ListDevicesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListDevicesRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListDevicesRequest;

            /**
             * Creates a plain object from a ListDevicesRequest message. Also converts values to other types if specified.
             * @param message ListDevicesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListDevicesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListDevicesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListDevicesRequest {

            /** Properties of a ListDevicesRequest. */
            interface $Properties {

                /** ListDevicesRequest historyMs */
                historyMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDevicesRequest. */
            type $Shape = yates.v1.ListDevicesRequest.$Properties;
        }

        /**
         * Properties of a ListDevicesResponse.
         * @deprecated Use yates.v1.ListDevicesResponse.$Properties instead.
         */
        interface IListDevicesResponse extends yates.v1.ListDevicesResponse.$Properties {
        }

        /** Represents a ListDevicesResponse. */
        class ListDevicesResponse {

            /**
             * Constructs a new ListDevicesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ListDevicesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListDevicesResponse devices. */
            devices: yates.v1.DeviceView[];

            /**
             * Creates a new ListDevicesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListDevicesResponse instance
             */
            static create(properties: yates.v1.ListDevicesResponse.$Shape): yates.v1.ListDevicesResponse & yates.v1.ListDevicesResponse.$Shape;
            static create(properties?: yates.v1.ListDevicesResponse.$Properties): yates.v1.ListDevicesResponse;

            /**
             * Encodes the specified ListDevicesResponse message. Does not implicitly {@link yates.v1.ListDevicesResponse.verify|verify} messages.
             * @param message ListDevicesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ListDevicesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDevicesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ListDevicesResponse & yates.v1.ListDevicesResponse.$Shape} ListDevicesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ListDevicesResponse & yates.v1.ListDevicesResponse.$Shape;

            /**
             * Creates a ListDevicesResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListDevicesResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ListDevicesResponse;

            /**
             * Creates a plain object from a ListDevicesResponse message. Also converts values to other types if specified.
             * @param message ListDevicesResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ListDevicesResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListDevicesResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListDevicesResponse {

            /** Properties of a ListDevicesResponse. */
            interface $Properties {

                /** ListDevicesResponse devices */
                devices?: yates.v1.DeviceView.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDevicesResponse. */
            type $Shape = yates.v1.ListDevicesResponse.$Properties;
        }

        /**
         * Properties of a DeviceView.
         * @deprecated Use yates.v1.DeviceView.$Properties instead.
         */
        interface IDeviceView extends yates.v1.DeviceView.$Properties {
        }

        /** Represents a DeviceView. */
        class DeviceView {

            /**
             * Constructs a new DeviceView.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.DeviceView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeviceView agentId. */
            agentId: string;

            /** DeviceView agentName. */
            agentName: string;

            /** DeviceView id. */
            id: string;

            /** DeviceView name. */
            name: string;

            /** DeviceView memoryBytes. */
            memoryBytes: number;

            /** DeviceView slots. */
            slots: number;

            /** DeviceView slice. */
            slice: boolean;

            /** DeviceView readAtMs. */
            readAtMs: number;

            /** DeviceView utilisation. */
            utilisation: (number|null);

            /** DeviceView usedBytes. */
            usedBytes: (number|null);

            /** DeviceView temperatureC. */
            temperatureC: (number|null);

            /** DeviceView trouble. */
            trouble: string;

            /** DeviceView trialIds. */
            trialIds: string[];

            /** DeviceView intervalMs. */
            intervalMs: number;

            /** DeviceView utilisationHistory. */
            utilisationHistory: number[];

            /** DeviceView usedHistory. */
            usedHistory: number[];

            /**
             * Creates a new DeviceView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeviceView instance
             */
            static create(properties: yates.v1.DeviceView.$Shape): yates.v1.DeviceView & yates.v1.DeviceView.$Shape;
            static create(properties?: yates.v1.DeviceView.$Properties): yates.v1.DeviceView;

            /**
             * Encodes the specified DeviceView message. Does not implicitly {@link yates.v1.DeviceView.verify|verify} messages.
             * @param message DeviceView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.DeviceView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeviceView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.DeviceView & yates.v1.DeviceView.$Shape} DeviceView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.DeviceView & yates.v1.DeviceView.$Shape;

            /**
             * Creates a DeviceView message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DeviceView
             */
            static fromObject(object: { [k: string]: any }): yates.v1.DeviceView;

            /**
             * Creates a plain object from a DeviceView message. Also converts values to other types if specified.
             * @param message DeviceView
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.DeviceView, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DeviceView to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DeviceView {

            /** Properties of a DeviceView. */
            interface $Properties {

                /** DeviceView agentId */
                agentId?: string;

                /** DeviceView agentName */
                agentName?: string;

                /** DeviceView id */
                id?: string;

                /** DeviceView name */
                name?: string;

                /** DeviceView memoryBytes */
                memoryBytes?: number;

                /** DeviceView slots */
                slots?: number;

                /** DeviceView slice */
                slice?: boolean;

                /** DeviceView readAtMs */
                readAtMs?: number;

                /** DeviceView utilisation */
                utilisation?: (number|null);

                /** DeviceView usedBytes */
                usedBytes?: (number|null);

                /** DeviceView temperatureC */
                temperatureC?: (number|null);

                /** DeviceView trouble */
                trouble?: string;

                /** DeviceView trialIds */
                trialIds?: string[];

                /** DeviceView intervalMs */
                intervalMs?: number;

                /** DeviceView utilisationHistory */
                utilisationHistory?: number[];

                /** DeviceView usedHistory */
                usedHistory?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeviceView. */
            type $Shape = yates.v1.DeviceView.$Properties;
        }

        /**
         * Properties of a PauseRequest.
         * @deprecated Use yates.v1.PauseRequest.$Properties instead.
         */
        interface IPauseRequest extends yates.v1.PauseRequest.$Properties {
        }

        /** Represents a PauseRequest. */
        class PauseRequest {

            /**
             * Constructs a new PauseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.PauseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PauseRequest requestId. */
            requestId: string;

            /** PauseRequest sweepId. */
            sweepId: string;

            /** PauseRequest stopRunning. */
            stopRunning: boolean;

            /** PauseRequest reason. */
            reason: string;

            /** PauseRequest byStopRule. */
            byStopRule: boolean;

            /**
             * Creates a new PauseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PauseRequest instance
             */
            static create(properties: yates.v1.PauseRequest.$Shape): yates.v1.PauseRequest & yates.v1.PauseRequest.$Shape;
            static create(properties?: yates.v1.PauseRequest.$Properties): yates.v1.PauseRequest;

            /**
             * Encodes the specified PauseRequest message. Does not implicitly {@link yates.v1.PauseRequest.verify|verify} messages.
             * @param message PauseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.PauseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PauseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.PauseRequest & yates.v1.PauseRequest.$Shape} PauseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.PauseRequest & yates.v1.PauseRequest.$Shape;

            /**
             * Creates a PauseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PauseRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.PauseRequest;

            /**
             * Creates a plain object from a PauseRequest message. Also converts values to other types if specified.
             * @param message PauseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.PauseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PauseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PauseRequest {

            /** Properties of a PauseRequest. */
            interface $Properties {

                /** PauseRequest requestId */
                requestId?: string;

                /** PauseRequest sweepId */
                sweepId?: string;

                /** PauseRequest stopRunning */
                stopRunning?: boolean;

                /** PauseRequest reason */
                reason?: string;

                /** PauseRequest byStopRule */
                byStopRule?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PauseRequest. */
            type $Shape = yates.v1.PauseRequest.$Properties;
        }

        /**
         * Properties of a ResumeRequest.
         * @deprecated Use yates.v1.ResumeRequest.$Properties instead.
         */
        interface IResumeRequest extends yates.v1.ResumeRequest.$Properties {
        }

        /** Represents a ResumeRequest. */
        class ResumeRequest {

            /**
             * Constructs a new ResumeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ResumeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResumeRequest requestId. */
            requestId: string;

            /** ResumeRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new ResumeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResumeRequest instance
             */
            static create(properties: yates.v1.ResumeRequest.$Shape): yates.v1.ResumeRequest & yates.v1.ResumeRequest.$Shape;
            static create(properties?: yates.v1.ResumeRequest.$Properties): yates.v1.ResumeRequest;

            /**
             * Encodes the specified ResumeRequest message. Does not implicitly {@link yates.v1.ResumeRequest.verify|verify} messages.
             * @param message ResumeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ResumeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResumeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ResumeRequest & yates.v1.ResumeRequest.$Shape} ResumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ResumeRequest & yates.v1.ResumeRequest.$Shape;

            /**
             * Creates a ResumeRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ResumeRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ResumeRequest;

            /**
             * Creates a plain object from a ResumeRequest message. Also converts values to other types if specified.
             * @param message ResumeRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ResumeRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ResumeRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ResumeRequest {

            /** Properties of a ResumeRequest. */
            interface $Properties {

                /** ResumeRequest requestId */
                requestId?: string;

                /** ResumeRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResumeRequest. */
            type $Shape = yates.v1.ResumeRequest.$Properties;
        }

        /**
         * Properties of a CancelRequest.
         * @deprecated Use yates.v1.CancelRequest.$Properties instead.
         */
        interface ICancelRequest extends yates.v1.CancelRequest.$Properties {
        }

        /** Represents a CancelRequest. */
        class CancelRequest {

            /**
             * Constructs a new CancelRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CancelRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelRequest requestId. */
            requestId: string;

            /** CancelRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new CancelRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CancelRequest instance
             */
            static create(properties: yates.v1.CancelRequest.$Shape): yates.v1.CancelRequest & yates.v1.CancelRequest.$Shape;
            static create(properties?: yates.v1.CancelRequest.$Properties): yates.v1.CancelRequest;

            /**
             * Encodes the specified CancelRequest message. Does not implicitly {@link yates.v1.CancelRequest.verify|verify} messages.
             * @param message CancelRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CancelRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CancelRequest & yates.v1.CancelRequest.$Shape} CancelRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CancelRequest & yates.v1.CancelRequest.$Shape;

            /**
             * Creates a CancelRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CancelRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CancelRequest;

            /**
             * Creates a plain object from a CancelRequest message. Also converts values to other types if specified.
             * @param message CancelRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CancelRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CancelRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CancelRequest {

            /** Properties of a CancelRequest. */
            interface $Properties {

                /** CancelRequest requestId */
                requestId?: string;

                /** CancelRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelRequest. */
            type $Shape = yates.v1.CancelRequest.$Properties;
        }

        /**
         * Properties of a RetryFailedRequest.
         * @deprecated Use yates.v1.RetryFailedRequest.$Properties instead.
         */
        interface IRetryFailedRequest extends yates.v1.RetryFailedRequest.$Properties {
        }

        /** Represents a RetryFailedRequest. */
        class RetryFailedRequest {

            /**
             * Constructs a new RetryFailedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.RetryFailedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RetryFailedRequest requestId. */
            requestId: string;

            /** RetryFailedRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new RetryFailedRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RetryFailedRequest instance
             */
            static create(properties: yates.v1.RetryFailedRequest.$Shape): yates.v1.RetryFailedRequest & yates.v1.RetryFailedRequest.$Shape;
            static create(properties?: yates.v1.RetryFailedRequest.$Properties): yates.v1.RetryFailedRequest;

            /**
             * Encodes the specified RetryFailedRequest message. Does not implicitly {@link yates.v1.RetryFailedRequest.verify|verify} messages.
             * @param message RetryFailedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.RetryFailedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RetryFailedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.RetryFailedRequest & yates.v1.RetryFailedRequest.$Shape} RetryFailedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.RetryFailedRequest & yates.v1.RetryFailedRequest.$Shape;

            /**
             * Creates a RetryFailedRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RetryFailedRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.RetryFailedRequest;

            /**
             * Creates a plain object from a RetryFailedRequest message. Also converts values to other types if specified.
             * @param message RetryFailedRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.RetryFailedRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RetryFailedRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RetryFailedRequest {

            /** Properties of a RetryFailedRequest. */
            interface $Properties {

                /** RetryFailedRequest requestId */
                requestId?: string;

                /** RetryFailedRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RetryFailedRequest. */
            type $Shape = yates.v1.RetryFailedRequest.$Properties;
        }

        /**
         * Properties of a SetPriorityRequest.
         * @deprecated Use yates.v1.SetPriorityRequest.$Properties instead.
         */
        interface ISetPriorityRequest extends yates.v1.SetPriorityRequest.$Properties {
        }

        /** Represents a SetPriorityRequest. */
        class SetPriorityRequest {

            /**
             * Constructs a new SetPriorityRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SetPriorityRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetPriorityRequest requestId. */
            requestId: string;

            /** SetPriorityRequest sweepId. */
            sweepId: string;

            /** SetPriorityRequest priority. */
            priority: number;

            /**
             * Creates a new SetPriorityRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetPriorityRequest instance
             */
            static create(properties: yates.v1.SetPriorityRequest.$Shape): yates.v1.SetPriorityRequest & yates.v1.SetPriorityRequest.$Shape;
            static create(properties?: yates.v1.SetPriorityRequest.$Properties): yates.v1.SetPriorityRequest;

            /**
             * Encodes the specified SetPriorityRequest message. Does not implicitly {@link yates.v1.SetPriorityRequest.verify|verify} messages.
             * @param message SetPriorityRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SetPriorityRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetPriorityRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SetPriorityRequest & yates.v1.SetPriorityRequest.$Shape} SetPriorityRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SetPriorityRequest & yates.v1.SetPriorityRequest.$Shape;

            /**
             * Creates a SetPriorityRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SetPriorityRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SetPriorityRequest;

            /**
             * Creates a plain object from a SetPriorityRequest message. Also converts values to other types if specified.
             * @param message SetPriorityRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SetPriorityRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SetPriorityRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SetPriorityRequest {

            /** Properties of a SetPriorityRequest. */
            interface $Properties {

                /** SetPriorityRequest requestId */
                requestId?: string;

                /** SetPriorityRequest sweepId */
                sweepId?: string;

                /** SetPriorityRequest priority */
                priority?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetPriorityRequest. */
            type $Shape = yates.v1.SetPriorityRequest.$Properties;
        }

        /**
         * Properties of a SetPolicyRequest.
         * @deprecated Use yates.v1.SetPolicyRequest.$Properties instead.
         */
        interface ISetPolicyRequest extends yates.v1.SetPolicyRequest.$Properties {
        }

        /** Represents a SetPolicyRequest. */
        class SetPolicyRequest {

            /**
             * Constructs a new SetPolicyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SetPolicyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetPolicyRequest requestId. */
            requestId: string;

            /** SetPolicyRequest sweepId. */
            sweepId: string;

            /** SetPolicyRequest settings. */
            settings: yates.v1.PolicySetting[];

            /**
             * Creates a new SetPolicyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetPolicyRequest instance
             */
            static create(properties: yates.v1.SetPolicyRequest.$Shape): yates.v1.SetPolicyRequest & yates.v1.SetPolicyRequest.$Shape;
            static create(properties?: yates.v1.SetPolicyRequest.$Properties): yates.v1.SetPolicyRequest;

            /**
             * Encodes the specified SetPolicyRequest message. Does not implicitly {@link yates.v1.SetPolicyRequest.verify|verify} messages.
             * @param message SetPolicyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SetPolicyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetPolicyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SetPolicyRequest & yates.v1.SetPolicyRequest.$Shape} SetPolicyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SetPolicyRequest & yates.v1.SetPolicyRequest.$Shape;

            /**
             * Creates a SetPolicyRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SetPolicyRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SetPolicyRequest;

            /**
             * Creates a plain object from a SetPolicyRequest message. Also converts values to other types if specified.
             * @param message SetPolicyRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SetPolicyRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SetPolicyRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SetPolicyRequest {

            /** Properties of a SetPolicyRequest. */
            interface $Properties {

                /** SetPolicyRequest requestId */
                requestId?: string;

                /** SetPolicyRequest sweepId */
                sweepId?: string;

                /** SetPolicyRequest settings */
                settings?: yates.v1.PolicySetting.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetPolicyRequest. */
            type $Shape = yates.v1.SetPolicyRequest.$Properties;
        }

        /**
         * Properties of a PolicySetting.
         * @deprecated Use yates.v1.PolicySetting.$Properties instead.
         */
        interface IPolicySetting extends yates.v1.PolicySetting.$Properties {
        }

        /** Represents a PolicySetting. */
        class PolicySetting {

            /**
             * Constructs a new PolicySetting.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.PolicySetting.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicySetting name. */
            name: string;

            /** PolicySetting value. */
            value: string;

            /**
             * Creates a new PolicySetting instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicySetting instance
             */
            static create(properties: yates.v1.PolicySetting.$Shape): yates.v1.PolicySetting & yates.v1.PolicySetting.$Shape;
            static create(properties?: yates.v1.PolicySetting.$Properties): yates.v1.PolicySetting;

            /**
             * Encodes the specified PolicySetting message. Does not implicitly {@link yates.v1.PolicySetting.verify|verify} messages.
             * @param message PolicySetting message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.PolicySetting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicySetting message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.PolicySetting & yates.v1.PolicySetting.$Shape} PolicySetting
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.PolicySetting & yates.v1.PolicySetting.$Shape;

            /**
             * Creates a PolicySetting message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PolicySetting
             */
            static fromObject(object: { [k: string]: any }): yates.v1.PolicySetting;

            /**
             * Creates a plain object from a PolicySetting message. Also converts values to other types if specified.
             * @param message PolicySetting
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.PolicySetting, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PolicySetting to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PolicySetting {

            /** Properties of a PolicySetting. */
            interface $Properties {

                /** PolicySetting name */
                name?: string;

                /** PolicySetting value */
                value?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicySetting. */
            type $Shape = yates.v1.PolicySetting.$Properties;
        }

        /**
         * Properties of a PolicyChanged.
         * @deprecated Use yates.v1.PolicyChanged.$Properties instead.
         */
        interface IPolicyChanged extends yates.v1.PolicyChanged.$Properties {
        }

        /** Represents a PolicyChanged. */
        class PolicyChanged {

            /**
             * Constructs a new PolicyChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.PolicyChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyChanged sweep. */
            sweep: yates.v1.SweepView;

            /** PolicyChanged changes. */
            changes: yates.v1.PolicyChange[];

            /**
             * Creates a new PolicyChanged instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyChanged instance
             */
            static create(properties: yates.v1.PolicyChanged.$Shape): yates.v1.PolicyChanged & yates.v1.PolicyChanged.$Shape;
            static create(properties?: yates.v1.PolicyChanged.$Properties): yates.v1.PolicyChanged;

            /**
             * Encodes the specified PolicyChanged message. Does not implicitly {@link yates.v1.PolicyChanged.verify|verify} messages.
             * @param message PolicyChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.PolicyChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.PolicyChanged & yates.v1.PolicyChanged.$Shape} PolicyChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.PolicyChanged & yates.v1.PolicyChanged.$Shape;

            /**
             * Creates a PolicyChanged message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PolicyChanged
             */
            static fromObject(object: { [k: string]: any }): yates.v1.PolicyChanged;

            /**
             * Creates a plain object from a PolicyChanged message. Also converts values to other types if specified.
             * @param message PolicyChanged
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.PolicyChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PolicyChanged to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PolicyChanged {

            /** Properties of a PolicyChanged. */
            interface $Properties {

                /** PolicyChanged sweep */
                sweep?: yates.v1.SweepView.$Properties;

                /** PolicyChanged changes */
                changes?: yates.v1.PolicyChange.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyChanged. */
            type $Shape = yates.v1.PolicyChanged.$Properties;
        }

        /**
         * Properties of an ExtendRequest.
         * @deprecated Use yates.v1.ExtendRequest.$Properties instead.
         */
        interface IExtendRequest extends yates.v1.ExtendRequest.$Properties {
        }

        /** Represents an ExtendRequest. */
        class ExtendRequest {

            /**
             * Constructs a new ExtendRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ExtendRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExtendRequest requestId. */
            requestId: string;

            /** ExtendRequest sweepId. */
            sweepId: string;

            /** ExtendRequest replicates. */
            replicates: number;

            /** ExtendRequest levels. */
            levels: yates.v1.FactorLevels[];

            /** ExtendRequest complete. */
            complete: boolean;

            /** ExtendRequest dryRun. */
            dryRun: boolean;

            /**
             * Creates a new ExtendRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExtendRequest instance
             */
            static create(properties: yates.v1.ExtendRequest.$Shape): yates.v1.ExtendRequest & yates.v1.ExtendRequest.$Shape;
            static create(properties?: yates.v1.ExtendRequest.$Properties): yates.v1.ExtendRequest;

            /**
             * Encodes the specified ExtendRequest message. Does not implicitly {@link yates.v1.ExtendRequest.verify|verify} messages.
             * @param message ExtendRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ExtendRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExtendRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ExtendRequest & yates.v1.ExtendRequest.$Shape} ExtendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ExtendRequest & yates.v1.ExtendRequest.$Shape;

            /**
             * Creates an ExtendRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExtendRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ExtendRequest;

            /**
             * Creates a plain object from an ExtendRequest message. Also converts values to other types if specified.
             * @param message ExtendRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ExtendRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExtendRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ExtendRequest {

            /** Properties of an ExtendRequest. */
            interface $Properties {

                /** ExtendRequest requestId */
                requestId?: string;

                /** ExtendRequest sweepId */
                sweepId?: string;

                /** ExtendRequest replicates */
                replicates?: number;

                /** ExtendRequest levels */
                levels?: yates.v1.FactorLevels.$Properties[];

                /** ExtendRequest complete */
                complete?: boolean;

                /** ExtendRequest dryRun */
                dryRun?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExtendRequest. */
            type $Shape = {
              requestId?: string;
              sweepId?: string;
              replicates?: number;
              levels?: yates.v1.FactorLevels.$Shape[];
              complete?: boolean;
              dryRun?: boolean;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a FactorLevels.
         * @deprecated Use yates.v1.FactorLevels.$Properties instead.
         */
        interface IFactorLevels extends yates.v1.FactorLevels.$Properties {
        }

        /** Represents a FactorLevels. */
        class FactorLevels {

            /**
             * Constructs a new FactorLevels.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.FactorLevels.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FactorLevels factor. */
            factor: string;

            /** FactorLevels levels. */
            levels: yates.v1.Level[];

            /**
             * Creates a new FactorLevels instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FactorLevels instance
             */
            static create(properties: yates.v1.FactorLevels.$Shape): yates.v1.FactorLevels & yates.v1.FactorLevels.$Shape;
            static create(properties?: yates.v1.FactorLevels.$Properties): yates.v1.FactorLevels;

            /**
             * Encodes the specified FactorLevels message. Does not implicitly {@link yates.v1.FactorLevels.verify|verify} messages.
             * @param message FactorLevels message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.FactorLevels.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FactorLevels message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.FactorLevels & yates.v1.FactorLevels.$Shape} FactorLevels
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.FactorLevels & yates.v1.FactorLevels.$Shape;

            /**
             * Creates a FactorLevels message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FactorLevels
             */
            static fromObject(object: { [k: string]: any }): yates.v1.FactorLevels;

            /**
             * Creates a plain object from a FactorLevels message. Also converts values to other types if specified.
             * @param message FactorLevels
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.FactorLevels, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FactorLevels to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FactorLevels {

            /** Properties of a FactorLevels. */
            interface $Properties {

                /** FactorLevels factor */
                factor?: string;

                /** FactorLevels levels */
                levels?: yates.v1.Level.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FactorLevels. */
            type $Shape = {
              factor?: string;
              levels?: yates.v1.Level.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an ExtendResponse.
         * @deprecated Use yates.v1.ExtendResponse.$Properties instead.
         */
        interface IExtendResponse extends yates.v1.ExtendResponse.$Properties {
        }

        /** Represents an ExtendResponse. */
        class ExtendResponse {

            /**
             * Constructs a new ExtendResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ExtendResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExtendResponse sweep. */
            sweep: yates.v1.SweepView;

            /** ExtendResponse extension. */
            extension: yates.v1.SweepExtension;

            /** ExtendResponse notes. */
            notes: string[];

            /**
             * Creates a new ExtendResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExtendResponse instance
             */
            static create(properties: yates.v1.ExtendResponse.$Shape): yates.v1.ExtendResponse & yates.v1.ExtendResponse.$Shape;
            static create(properties?: yates.v1.ExtendResponse.$Properties): yates.v1.ExtendResponse;

            /**
             * Encodes the specified ExtendResponse message. Does not implicitly {@link yates.v1.ExtendResponse.verify|verify} messages.
             * @param message ExtendResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ExtendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExtendResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ExtendResponse & yates.v1.ExtendResponse.$Shape} ExtendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ExtendResponse & yates.v1.ExtendResponse.$Shape;

            /**
             * Creates an ExtendResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExtendResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ExtendResponse;

            /**
             * Creates a plain object from an ExtendResponse message. Also converts values to other types if specified.
             * @param message ExtendResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ExtendResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExtendResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ExtendResponse {

            /** Properties of an ExtendResponse. */
            interface $Properties {

                /** ExtendResponse sweep */
                sweep?: yates.v1.SweepView.$Properties;

                /** ExtendResponse extension */
                extension?: yates.v1.SweepExtension.$Properties;

                /** ExtendResponse notes */
                notes?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExtendResponse. */
            type $Shape = yates.v1.ExtendResponse.$Properties;
        }

        /**
         * Properties of a ScoreRequest.
         * @deprecated Use yates.v1.ScoreRequest.$Properties instead.
         */
        interface IScoreRequest extends yates.v1.ScoreRequest.$Properties {
        }

        /** Represents a ScoreRequest. */
        class ScoreRequest {

            /**
             * Constructs a new ScoreRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ScoreRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScoreRequest requestId. */
            requestId: string;

            /** ScoreRequest sweepId. */
            sweepId: string;

            /** ScoreRequest source. */
            source: string;

            /** ScoreRequest fileName. */
            fileName: string;

            /** ScoreRequest where. */
            where: yates.v1.FactorLevels[];

            /** ScoreRequest dryRun. */
            dryRun: boolean;

            /** ScoreRequest priority. */
            priority: number;

            /** ScoreRequest replace. */
            replace: boolean;

            /**
             * Creates a new ScoreRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScoreRequest instance
             */
            static create(properties: yates.v1.ScoreRequest.$Shape): yates.v1.ScoreRequest & yates.v1.ScoreRequest.$Shape;
            static create(properties?: yates.v1.ScoreRequest.$Properties): yates.v1.ScoreRequest;

            /**
             * Encodes the specified ScoreRequest message. Does not implicitly {@link yates.v1.ScoreRequest.verify|verify} messages.
             * @param message ScoreRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ScoreRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScoreRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ScoreRequest & yates.v1.ScoreRequest.$Shape} ScoreRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ScoreRequest & yates.v1.ScoreRequest.$Shape;

            /**
             * Creates a ScoreRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ScoreRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ScoreRequest;

            /**
             * Creates a plain object from a ScoreRequest message. Also converts values to other types if specified.
             * @param message ScoreRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ScoreRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ScoreRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ScoreRequest {

            /** Properties of a ScoreRequest. */
            interface $Properties {

                /** ScoreRequest requestId */
                requestId?: string;

                /** ScoreRequest sweepId */
                sweepId?: string;

                /** ScoreRequest source */
                source?: string;

                /** ScoreRequest fileName */
                fileName?: string;

                /** ScoreRequest where */
                where?: yates.v1.FactorLevels.$Properties[];

                /** ScoreRequest dryRun */
                dryRun?: boolean;

                /** ScoreRequest priority */
                priority?: number;

                /** ScoreRequest replace */
                replace?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScoreRequest. */
            type $Shape = {
              requestId?: string;
              sweepId?: string;
              source?: string;
              fileName?: string;
              where?: yates.v1.FactorLevels.$Shape[];
              dryRun?: boolean;
              priority?: number;
              replace?: boolean;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ScoreResponse.
         * @deprecated Use yates.v1.ScoreResponse.$Properties instead.
         */
        interface IScoreResponse extends yates.v1.ScoreResponse.$Properties {
        }

        /** Represents a ScoreResponse. */
        class ScoreResponse {

            /**
             * Constructs a new ScoreResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ScoreResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScoreResponse sweep. */
            sweep: yates.v1.SweepView;

            /** ScoreResponse created. */
            created: boolean;

            /** ScoreResponse added. */
            added: number;

            /** ScoreResponse known. */
            known: number;

            /** ScoreResponse leftOut. */
            leftOut: yates.v1.LeftOut[];

            /** ScoreResponse leftOutCount. */
            leftOutCount: number;

            /** ScoreResponse notes. */
            notes: yates.v1.Note[];

            /**
             * Creates a new ScoreResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScoreResponse instance
             */
            static create(properties: yates.v1.ScoreResponse.$Shape): yates.v1.ScoreResponse & yates.v1.ScoreResponse.$Shape;
            static create(properties?: yates.v1.ScoreResponse.$Properties): yates.v1.ScoreResponse;

            /**
             * Encodes the specified ScoreResponse message. Does not implicitly {@link yates.v1.ScoreResponse.verify|verify} messages.
             * @param message ScoreResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ScoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScoreResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ScoreResponse & yates.v1.ScoreResponse.$Shape} ScoreResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ScoreResponse & yates.v1.ScoreResponse.$Shape;

            /**
             * Creates a ScoreResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ScoreResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ScoreResponse;

            /**
             * Creates a plain object from a ScoreResponse message. Also converts values to other types if specified.
             * @param message ScoreResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ScoreResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ScoreResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ScoreResponse {

            /** Properties of a ScoreResponse. */
            interface $Properties {

                /** ScoreResponse sweep */
                sweep?: yates.v1.SweepView.$Properties;

                /** ScoreResponse created */
                created?: boolean;

                /** ScoreResponse added */
                added?: number;

                /** ScoreResponse known */
                known?: number;

                /** ScoreResponse leftOut */
                leftOut?: yates.v1.LeftOut.$Properties[];

                /** ScoreResponse leftOutCount */
                leftOutCount?: number;

                /** ScoreResponse notes */
                notes?: yates.v1.Note.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScoreResponse. */
            type $Shape = yates.v1.ScoreResponse.$Properties;
        }

        /**
         * Properties of a LeftOut.
         * @deprecated Use yates.v1.LeftOut.$Properties instead.
         */
        interface ILeftOut extends yates.v1.LeftOut.$Properties {
        }

        /** Represents a LeftOut. */
        class LeftOut {

            /**
             * Constructs a new LeftOut.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LeftOut.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeftOut trialId. */
            trialId: string;

            /** LeftOut number. */
            number: number;

            /** LeftOut kind. */
            kind: string;

            /** LeftOut reason. */
            reason: string;

            /**
             * Creates a new LeftOut instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeftOut instance
             */
            static create(properties: yates.v1.LeftOut.$Shape): yates.v1.LeftOut & yates.v1.LeftOut.$Shape;
            static create(properties?: yates.v1.LeftOut.$Properties): yates.v1.LeftOut;

            /**
             * Encodes the specified LeftOut message. Does not implicitly {@link yates.v1.LeftOut.verify|verify} messages.
             * @param message LeftOut message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LeftOut.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeftOut message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LeftOut & yates.v1.LeftOut.$Shape} LeftOut
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LeftOut & yates.v1.LeftOut.$Shape;

            /**
             * Creates a LeftOut message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeftOut
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LeftOut;

            /**
             * Creates a plain object from a LeftOut message. Also converts values to other types if specified.
             * @param message LeftOut
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LeftOut, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeftOut to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LeftOut {

            /** Properties of a LeftOut. */
            interface $Properties {

                /** LeftOut trialId */
                trialId?: string;

                /** LeftOut number */
                number?: number;

                /** LeftOut kind */
                kind?: string;

                /** LeftOut reason */
                reason?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeftOut. */
            type $Shape = yates.v1.LeftOut.$Properties;
        }

        /**
         * Properties of a ReadmitAgentRequest.
         * @deprecated Use yates.v1.ReadmitAgentRequest.$Properties instead.
         */
        interface IReadmitAgentRequest extends yates.v1.ReadmitAgentRequest.$Properties {
        }

        /** Represents a ReadmitAgentRequest. */
        class ReadmitAgentRequest {

            /**
             * Constructs a new ReadmitAgentRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadmitAgentRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadmitAgentRequest requestId. */
            requestId: string;

            /** ReadmitAgentRequest agent. */
            agent: string;

            /**
             * Creates a new ReadmitAgentRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadmitAgentRequest instance
             */
            static create(properties: yates.v1.ReadmitAgentRequest.$Shape): yates.v1.ReadmitAgentRequest & yates.v1.ReadmitAgentRequest.$Shape;
            static create(properties?: yates.v1.ReadmitAgentRequest.$Properties): yates.v1.ReadmitAgentRequest;

            /**
             * Encodes the specified ReadmitAgentRequest message. Does not implicitly {@link yates.v1.ReadmitAgentRequest.verify|verify} messages.
             * @param message ReadmitAgentRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadmitAgentRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadmitAgentRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadmitAgentRequest & yates.v1.ReadmitAgentRequest.$Shape} ReadmitAgentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadmitAgentRequest & yates.v1.ReadmitAgentRequest.$Shape;

            /**
             * Creates a ReadmitAgentRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadmitAgentRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadmitAgentRequest;

            /**
             * Creates a plain object from a ReadmitAgentRequest message. Also converts values to other types if specified.
             * @param message ReadmitAgentRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadmitAgentRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadmitAgentRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadmitAgentRequest {

            /** Properties of a ReadmitAgentRequest. */
            interface $Properties {

                /** ReadmitAgentRequest requestId */
                requestId?: string;

                /** ReadmitAgentRequest agent */
                agent?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadmitAgentRequest. */
            type $Shape = yates.v1.ReadmitAgentRequest.$Properties;
        }

        /**
         * Properties of an AgentChanged.
         * @deprecated Use yates.v1.AgentChanged.$Properties instead.
         */
        interface IAgentChanged extends yates.v1.AgentChanged.$Properties {
        }

        /** Represents an AgentChanged. */
        class AgentChanged {

            /**
             * Constructs a new AgentChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.AgentChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentChanged agent. */
            agent: yates.v1.AgentView;

            /** AgentChanged changed. */
            changed: boolean;

            /**
             * Creates a new AgentChanged instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentChanged instance
             */
            static create(properties: yates.v1.AgentChanged.$Shape): yates.v1.AgentChanged & yates.v1.AgentChanged.$Shape;
            static create(properties?: yates.v1.AgentChanged.$Properties): yates.v1.AgentChanged;

            /**
             * Encodes the specified AgentChanged message. Does not implicitly {@link yates.v1.AgentChanged.verify|verify} messages.
             * @param message AgentChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.AgentChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.AgentChanged & yates.v1.AgentChanged.$Shape} AgentChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.AgentChanged & yates.v1.AgentChanged.$Shape;

            /**
             * Creates an AgentChanged message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AgentChanged
             */
            static fromObject(object: { [k: string]: any }): yates.v1.AgentChanged;

            /**
             * Creates a plain object from an AgentChanged message. Also converts values to other types if specified.
             * @param message AgentChanged
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.AgentChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AgentChanged to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AgentChanged {

            /** Properties of an AgentChanged. */
            interface $Properties {

                /** AgentChanged agent */
                agent?: yates.v1.AgentView.$Properties;

                /** AgentChanged changed */
                changed?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentChanged. */
            type $Shape = yates.v1.AgentChanged.$Properties;
        }

        /**
         * Properties of a SweepChanged.
         * @deprecated Use yates.v1.SweepChanged.$Properties instead.
         */
        interface ISweepChanged extends yates.v1.SweepChanged.$Properties {
        }

        /** Represents a SweepChanged. */
        class SweepChanged {

            /**
             * Constructs a new SweepChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.SweepChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SweepChanged sweep. */
            sweep: yates.v1.SweepView;

            /** SweepChanged trialsChanged. */
            trialsChanged: number;

            /**
             * Creates a new SweepChanged instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SweepChanged instance
             */
            static create(properties: yates.v1.SweepChanged.$Shape): yates.v1.SweepChanged & yates.v1.SweepChanged.$Shape;
            static create(properties?: yates.v1.SweepChanged.$Properties): yates.v1.SweepChanged;

            /**
             * Encodes the specified SweepChanged message. Does not implicitly {@link yates.v1.SweepChanged.verify|verify} messages.
             * @param message SweepChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.SweepChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SweepChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.SweepChanged & yates.v1.SweepChanged.$Shape} SweepChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.SweepChanged & yates.v1.SweepChanged.$Shape;

            /**
             * Creates a SweepChanged message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SweepChanged
             */
            static fromObject(object: { [k: string]: any }): yates.v1.SweepChanged;

            /**
             * Creates a plain object from a SweepChanged message. Also converts values to other types if specified.
             * @param message SweepChanged
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.SweepChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SweepChanged to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SweepChanged {

            /** Properties of a SweepChanged. */
            interface $Properties {

                /** SweepChanged sweep */
                sweep?: yates.v1.SweepView.$Properties;

                /** SweepChanged trialsChanged */
                trialsChanged?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SweepChanged. */
            type $Shape = yates.v1.SweepChanged.$Properties;
        }

        /**
         * Properties of a GetArtifactRequest.
         * @deprecated Use yates.v1.GetArtifactRequest.$Properties instead.
         */
        interface IGetArtifactRequest extends yates.v1.GetArtifactRequest.$Properties {
        }

        /** Represents a GetArtifactRequest. */
        class GetArtifactRequest {

            /**
             * Constructs a new GetArtifactRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.GetArtifactRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetArtifactRequest sha256. */
            sha256: string;

            /** GetArtifactRequest forCheckpoint. */
            forCheckpoint: boolean;

            /**
             * Creates a new GetArtifactRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetArtifactRequest instance
             */
            static create(properties: yates.v1.GetArtifactRequest.$Shape): yates.v1.GetArtifactRequest & yates.v1.GetArtifactRequest.$Shape;
            static create(properties?: yates.v1.GetArtifactRequest.$Properties): yates.v1.GetArtifactRequest;

            /**
             * Encodes the specified GetArtifactRequest message. Does not implicitly {@link yates.v1.GetArtifactRequest.verify|verify} messages.
             * @param message GetArtifactRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.GetArtifactRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetArtifactRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.GetArtifactRequest & yates.v1.GetArtifactRequest.$Shape} GetArtifactRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.GetArtifactRequest & yates.v1.GetArtifactRequest.$Shape;

            /**
             * Creates a GetArtifactRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetArtifactRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.GetArtifactRequest;

            /**
             * Creates a plain object from a GetArtifactRequest message. Also converts values to other types if specified.
             * @param message GetArtifactRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.GetArtifactRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetArtifactRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GetArtifactRequest {

            /** Properties of a GetArtifactRequest. */
            interface $Properties {

                /** GetArtifactRequest sha256 */
                sha256?: string;

                /** GetArtifactRequest forCheckpoint */
                forCheckpoint?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetArtifactRequest. */
            type $Shape = yates.v1.GetArtifactRequest.$Properties;
        }

        /**
         * Properties of a CollectGarbageRequest.
         * @deprecated Use yates.v1.CollectGarbageRequest.$Properties instead.
         */
        interface ICollectGarbageRequest extends yates.v1.CollectGarbageRequest.$Properties {
        }

        /** Represents a CollectGarbageRequest. */
        class CollectGarbageRequest {

            /**
             * Constructs a new CollectGarbageRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CollectGarbageRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CollectGarbageRequest requestId. */
            requestId: string;

            /** CollectGarbageRequest sweepId. */
            sweepId: string;

            /** CollectGarbageRequest dryRun. */
            dryRun: boolean;

            /** CollectGarbageRequest checkpoints. */
            checkpoints: boolean;

            /**
             * Creates a new CollectGarbageRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CollectGarbageRequest instance
             */
            static create(properties: yates.v1.CollectGarbageRequest.$Shape): yates.v1.CollectGarbageRequest & yates.v1.CollectGarbageRequest.$Shape;
            static create(properties?: yates.v1.CollectGarbageRequest.$Properties): yates.v1.CollectGarbageRequest;

            /**
             * Encodes the specified CollectGarbageRequest message. Does not implicitly {@link yates.v1.CollectGarbageRequest.verify|verify} messages.
             * @param message CollectGarbageRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CollectGarbageRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CollectGarbageRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CollectGarbageRequest & yates.v1.CollectGarbageRequest.$Shape} CollectGarbageRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CollectGarbageRequest & yates.v1.CollectGarbageRequest.$Shape;

            /**
             * Creates a CollectGarbageRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CollectGarbageRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CollectGarbageRequest;

            /**
             * Creates a plain object from a CollectGarbageRequest message. Also converts values to other types if specified.
             * @param message CollectGarbageRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CollectGarbageRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CollectGarbageRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CollectGarbageRequest {

            /** Properties of a CollectGarbageRequest. */
            interface $Properties {

                /** CollectGarbageRequest requestId */
                requestId?: string;

                /** CollectGarbageRequest sweepId */
                sweepId?: string;

                /** CollectGarbageRequest dryRun */
                dryRun?: boolean;

                /** CollectGarbageRequest checkpoints */
                checkpoints?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CollectGarbageRequest. */
            type $Shape = yates.v1.CollectGarbageRequest.$Properties;
        }

        /**
         * Properties of a Garbage.
         * @deprecated Use yates.v1.Garbage.$Properties instead.
         */
        interface IGarbage extends yates.v1.Garbage.$Properties {
        }

        /** Represents a Garbage. */
        class Garbage {

            /**
             * Constructs a new Garbage.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Garbage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Garbage kind. */
            kind: string;

            /** Garbage sweepId. */
            sweepId: string;

            /** Garbage sweepName. */
            sweepName: string;

            /** Garbage trials. */
            trials: number;

            /** Garbage files. */
            files: number;

            /** Garbage bytes. */
            bytes: number;

            /** Garbage kept. */
            kept: boolean;

            /**
             * Creates a new Garbage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Garbage instance
             */
            static create(properties: yates.v1.Garbage.$Shape): yates.v1.Garbage & yates.v1.Garbage.$Shape;
            static create(properties?: yates.v1.Garbage.$Properties): yates.v1.Garbage;

            /**
             * Encodes the specified Garbage message. Does not implicitly {@link yates.v1.Garbage.verify|verify} messages.
             * @param message Garbage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Garbage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Garbage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Garbage & yates.v1.Garbage.$Shape} Garbage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Garbage & yates.v1.Garbage.$Shape;

            /**
             * Creates a Garbage message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Garbage
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Garbage;

            /**
             * Creates a plain object from a Garbage message. Also converts values to other types if specified.
             * @param message Garbage
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Garbage, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Garbage to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Garbage {

            /** Properties of a Garbage. */
            interface $Properties {

                /** Garbage kind */
                kind?: string;

                /** Garbage sweepId */
                sweepId?: string;

                /** Garbage sweepName */
                sweepName?: string;

                /** Garbage trials */
                trials?: number;

                /** Garbage files */
                files?: number;

                /** Garbage bytes */
                bytes?: number;

                /** Garbage kept */
                kept?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Garbage. */
            type $Shape = yates.v1.Garbage.$Properties;
        }

        /**
         * Properties of a CollectGarbageResponse.
         * @deprecated Use yates.v1.CollectGarbageResponse.$Properties instead.
         */
        interface ICollectGarbageResponse extends yates.v1.CollectGarbageResponse.$Properties {
        }

        /** Represents a CollectGarbageResponse. */
        class CollectGarbageResponse {

            /**
             * Constructs a new CollectGarbageResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CollectGarbageResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CollectGarbageResponse garbage. */
            garbage: yates.v1.Garbage[];

            /**
             * Creates a new CollectGarbageResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CollectGarbageResponse instance
             */
            static create(properties: yates.v1.CollectGarbageResponse.$Shape): yates.v1.CollectGarbageResponse & yates.v1.CollectGarbageResponse.$Shape;
            static create(properties?: yates.v1.CollectGarbageResponse.$Properties): yates.v1.CollectGarbageResponse;

            /**
             * Encodes the specified CollectGarbageResponse message. Does not implicitly {@link yates.v1.CollectGarbageResponse.verify|verify} messages.
             * @param message CollectGarbageResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CollectGarbageResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CollectGarbageResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CollectGarbageResponse & yates.v1.CollectGarbageResponse.$Shape} CollectGarbageResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CollectGarbageResponse & yates.v1.CollectGarbageResponse.$Shape;

            /**
             * Creates a CollectGarbageResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CollectGarbageResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CollectGarbageResponse;

            /**
             * Creates a plain object from a CollectGarbageResponse message. Also converts values to other types if specified.
             * @param message CollectGarbageResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CollectGarbageResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CollectGarbageResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CollectGarbageResponse {

            /** Properties of a CollectGarbageResponse. */
            interface $Properties {

                /** CollectGarbageResponse garbage */
                garbage?: yates.v1.Garbage.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CollectGarbageResponse. */
            type $Shape = yates.v1.CollectGarbageResponse.$Properties;
        }

        /**
         * Properties of an ArtifactChunk.
         * @deprecated Use yates.v1.ArtifactChunk.$Properties instead.
         */
        interface IArtifactChunk extends yates.v1.ArtifactChunk.$Properties {
        }

        /** Represents an ArtifactChunk. */
        class ArtifactChunk {

            /**
             * Constructs a new ArtifactChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ArtifactChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArtifactChunk data. */
            data: Uint8Array;

            /**
             * Creates a new ArtifactChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArtifactChunk instance
             */
            static create(properties: yates.v1.ArtifactChunk.$Shape): yates.v1.ArtifactChunk & yates.v1.ArtifactChunk.$Shape;
            static create(properties?: yates.v1.ArtifactChunk.$Properties): yates.v1.ArtifactChunk;

            /**
             * Encodes the specified ArtifactChunk message. Does not implicitly {@link yates.v1.ArtifactChunk.verify|verify} messages.
             * @param message ArtifactChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ArtifactChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArtifactChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ArtifactChunk & yates.v1.ArtifactChunk.$Shape} ArtifactChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ArtifactChunk & yates.v1.ArtifactChunk.$Shape;

            /**
             * Creates an ArtifactChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ArtifactChunk
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ArtifactChunk;

            /**
             * Creates a plain object from an ArtifactChunk message. Also converts values to other types if specified.
             * @param message ArtifactChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ArtifactChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ArtifactChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ArtifactChunk {

            /** Properties of an ArtifactChunk. */
            interface $Properties {

                /** ArtifactChunk data */
                data?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArtifactChunk. */
            type $Shape = yates.v1.ArtifactChunk.$Properties;
        }

        /**
         * Properties of a ReadOutputRequest.
         * @deprecated Use yates.v1.ReadOutputRequest.$Properties instead.
         */
        interface IReadOutputRequest extends yates.v1.ReadOutputRequest.$Properties {
        }

        /** Represents a ReadOutputRequest. */
        class ReadOutputRequest {

            /**
             * Constructs a new ReadOutputRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadOutputRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadOutputRequest trialId. */
            trialId: string;

            /** ReadOutputRequest attempt. */
            attempt: number;

            /** ReadOutputRequest follow. */
            follow: boolean;

            /** ReadOutputRequest sweepId. */
            sweepId: string;

            /**
             * Creates a new ReadOutputRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadOutputRequest instance
             */
            static create(properties: yates.v1.ReadOutputRequest.$Shape): yates.v1.ReadOutputRequest & yates.v1.ReadOutputRequest.$Shape;
            static create(properties?: yates.v1.ReadOutputRequest.$Properties): yates.v1.ReadOutputRequest;

            /**
             * Encodes the specified ReadOutputRequest message. Does not implicitly {@link yates.v1.ReadOutputRequest.verify|verify} messages.
             * @param message ReadOutputRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadOutputRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadOutputRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadOutputRequest & yates.v1.ReadOutputRequest.$Shape} ReadOutputRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadOutputRequest & yates.v1.ReadOutputRequest.$Shape;

            /**
             * Creates a ReadOutputRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadOutputRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadOutputRequest;

            /**
             * Creates a plain object from a ReadOutputRequest message. Also converts values to other types if specified.
             * @param message ReadOutputRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadOutputRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadOutputRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadOutputRequest {

            /** Properties of a ReadOutputRequest. */
            interface $Properties {

                /** ReadOutputRequest trialId */
                trialId?: string;

                /** ReadOutputRequest attempt */
                attempt?: number;

                /** ReadOutputRequest follow */
                follow?: boolean;

                /** ReadOutputRequest sweepId */
                sweepId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadOutputRequest. */
            type $Shape = yates.v1.ReadOutputRequest.$Properties;
        }

        /**
         * Properties of a ReadCurvesRequest.
         * @deprecated Use yates.v1.ReadCurvesRequest.$Properties instead.
         */
        interface IReadCurvesRequest extends yates.v1.ReadCurvesRequest.$Properties {
        }

        /** Represents a ReadCurvesRequest. */
        class ReadCurvesRequest {

            /**
             * Constructs a new ReadCurvesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadCurvesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadCurvesRequest trialId. */
            trialId: string;

            /** ReadCurvesRequest sweepId. */
            sweepId: string;

            /** ReadCurvesRequest attempt. */
            attempt: number;

            /** ReadCurvesRequest metrics. */
            metrics: string[];

            /** ReadCurvesRequest pointsMax. */
            pointsMax: number;

            /**
             * Creates a new ReadCurvesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadCurvesRequest instance
             */
            static create(properties: yates.v1.ReadCurvesRequest.$Shape): yates.v1.ReadCurvesRequest & yates.v1.ReadCurvesRequest.$Shape;
            static create(properties?: yates.v1.ReadCurvesRequest.$Properties): yates.v1.ReadCurvesRequest;

            /**
             * Encodes the specified ReadCurvesRequest message. Does not implicitly {@link yates.v1.ReadCurvesRequest.verify|verify} messages.
             * @param message ReadCurvesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadCurvesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadCurvesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadCurvesRequest & yates.v1.ReadCurvesRequest.$Shape} ReadCurvesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadCurvesRequest & yates.v1.ReadCurvesRequest.$Shape;

            /**
             * Creates a ReadCurvesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadCurvesRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadCurvesRequest;

            /**
             * Creates a plain object from a ReadCurvesRequest message. Also converts values to other types if specified.
             * @param message ReadCurvesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadCurvesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadCurvesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadCurvesRequest {

            /** Properties of a ReadCurvesRequest. */
            interface $Properties {

                /** ReadCurvesRequest trialId */
                trialId?: string;

                /** ReadCurvesRequest sweepId */
                sweepId?: string;

                /** ReadCurvesRequest attempt */
                attempt?: number;

                /** ReadCurvesRequest metrics */
                metrics?: string[];

                /** ReadCurvesRequest pointsMax */
                pointsMax?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadCurvesRequest. */
            type $Shape = yates.v1.ReadCurvesRequest.$Properties;
        }

        /**
         * Properties of a TrialCurves.
         * @deprecated Use yates.v1.TrialCurves.$Properties instead.
         */
        interface ITrialCurves extends yates.v1.TrialCurves.$Properties {
        }

        /** Represents a TrialCurves. */
        class TrialCurves {

            /**
             * Constructs a new TrialCurves.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.TrialCurves.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialCurves trialId. */
            trialId: string;

            /** TrialCurves attempts. */
            attempts: number[];

            /** TrialCurves curves. */
            curves: yates.v1.MetricCurve[];

            /**
             * Creates a new TrialCurves instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrialCurves instance
             */
            static create(properties: yates.v1.TrialCurves.$Shape): yates.v1.TrialCurves & yates.v1.TrialCurves.$Shape;
            static create(properties?: yates.v1.TrialCurves.$Properties): yates.v1.TrialCurves;

            /**
             * Encodes the specified TrialCurves message. Does not implicitly {@link yates.v1.TrialCurves.verify|verify} messages.
             * @param message TrialCurves message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.TrialCurves.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialCurves message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.TrialCurves & yates.v1.TrialCurves.$Shape} TrialCurves
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.TrialCurves & yates.v1.TrialCurves.$Shape;

            /**
             * Creates a TrialCurves message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrialCurves
             */
            static fromObject(object: { [k: string]: any }): yates.v1.TrialCurves;

            /**
             * Creates a plain object from a TrialCurves message. Also converts values to other types if specified.
             * @param message TrialCurves
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.TrialCurves, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrialCurves to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrialCurves {

            /** Properties of a TrialCurves. */
            interface $Properties {

                /** TrialCurves trialId */
                trialId?: string;

                /** TrialCurves attempts */
                attempts?: number[];

                /** TrialCurves curves */
                curves?: yates.v1.MetricCurve.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialCurves. */
            type $Shape = yates.v1.TrialCurves.$Properties;
        }

        /**
         * Properties of a MetricCurve.
         * @deprecated Use yates.v1.MetricCurve.$Properties instead.
         */
        interface IMetricCurve extends yates.v1.MetricCurve.$Properties {
        }

        /** Represents a MetricCurve. */
        class MetricCurve {

            /**
             * Constructs a new MetricCurve.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.MetricCurve.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricCurve metric. */
            metric: string;

            /** MetricCurve steps. */
            steps: number[];

            /** MetricCurve values. */
            values: number[];

            /** MetricCurve elapsedMs. */
            elapsedMs: number[];

            /**
             * Creates a new MetricCurve instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MetricCurve instance
             */
            static create(properties: yates.v1.MetricCurve.$Shape): yates.v1.MetricCurve & yates.v1.MetricCurve.$Shape;
            static create(properties?: yates.v1.MetricCurve.$Properties): yates.v1.MetricCurve;

            /**
             * Encodes the specified MetricCurve message. Does not implicitly {@link yates.v1.MetricCurve.verify|verify} messages.
             * @param message MetricCurve message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.MetricCurve.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricCurve message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.MetricCurve & yates.v1.MetricCurve.$Shape} MetricCurve
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.MetricCurve & yates.v1.MetricCurve.$Shape;

            /**
             * Creates a MetricCurve message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MetricCurve
             */
            static fromObject(object: { [k: string]: any }): yates.v1.MetricCurve;

            /**
             * Creates a plain object from a MetricCurve message. Also converts values to other types if specified.
             * @param message MetricCurve
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.MetricCurve, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MetricCurve to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace MetricCurve {

            /** Properties of a MetricCurve. */
            interface $Properties {

                /** MetricCurve metric */
                metric?: string;

                /** MetricCurve steps */
                steps?: number[];

                /** MetricCurve values */
                values?: number[];

                /** MetricCurve elapsedMs */
                elapsedMs?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricCurve. */
            type $Shape = yates.v1.MetricCurve.$Properties;
        }

        /**
         * Properties of an OutputChunk.
         * @deprecated Use yates.v1.OutputChunk.$Properties instead.
         */
        interface IOutputChunk extends yates.v1.OutputChunk.$Properties {
        }

        /** Represents an OutputChunk. */
        class OutputChunk {

            /**
             * Constructs a new OutputChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.OutputChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OutputChunk attempt. */
            attempt: number;

            /** OutputChunk output. */
            output: yates.v1.Output;

            /**
             * Creates a new OutputChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OutputChunk instance
             */
            static create(properties: yates.v1.OutputChunk.$Shape): yates.v1.OutputChunk & yates.v1.OutputChunk.$Shape;
            static create(properties?: yates.v1.OutputChunk.$Properties): yates.v1.OutputChunk;

            /**
             * Encodes the specified OutputChunk message. Does not implicitly {@link yates.v1.OutputChunk.verify|verify} messages.
             * @param message OutputChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.OutputChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OutputChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.OutputChunk & yates.v1.OutputChunk.$Shape} OutputChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.OutputChunk & yates.v1.OutputChunk.$Shape;

            /**
             * Creates an OutputChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OutputChunk
             */
            static fromObject(object: { [k: string]: any }): yates.v1.OutputChunk;

            /**
             * Creates a plain object from an OutputChunk message. Also converts values to other types if specified.
             * @param message OutputChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.OutputChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OutputChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OutputChunk {

            /** Properties of an OutputChunk. */
            interface $Properties {

                /** OutputChunk attempt */
                attempt?: number;

                /** OutputChunk output */
                output?: yates.v1.Output.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OutputChunk. */
            type $Shape = yates.v1.OutputChunk.$Properties;
        }

        /**
         * Properties of a ReadLogRequest.
         * @deprecated Use yates.v1.ReadLogRequest.$Properties instead.
         */
        interface IReadLogRequest extends yates.v1.ReadLogRequest.$Properties {
        }

        /** Represents a ReadLogRequest. */
        class ReadLogRequest {

            /**
             * Constructs a new ReadLogRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadLogRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadLogRequest sweepId. */
            sweepId: string;

            /** ReadLogRequest beforeSeq. */
            beforeSeq: number;

            /** ReadLogRequest kinds. */
            kinds: string[];

            /** ReadLogRequest entriesMax. */
            entriesMax: number;

            /** ReadLogRequest afterSeq. */
            afterSeq: number;

            /**
             * Creates a new ReadLogRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadLogRequest instance
             */
            static create(properties: yates.v1.ReadLogRequest.$Shape): yates.v1.ReadLogRequest & yates.v1.ReadLogRequest.$Shape;
            static create(properties?: yates.v1.ReadLogRequest.$Properties): yates.v1.ReadLogRequest;

            /**
             * Encodes the specified ReadLogRequest message. Does not implicitly {@link yates.v1.ReadLogRequest.verify|verify} messages.
             * @param message ReadLogRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadLogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadLogRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadLogRequest & yates.v1.ReadLogRequest.$Shape} ReadLogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadLogRequest & yates.v1.ReadLogRequest.$Shape;

            /**
             * Creates a ReadLogRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadLogRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadLogRequest;

            /**
             * Creates a plain object from a ReadLogRequest message. Also converts values to other types if specified.
             * @param message ReadLogRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadLogRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadLogRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadLogRequest {

            /** Properties of a ReadLogRequest. */
            interface $Properties {

                /** ReadLogRequest sweepId */
                sweepId?: string;

                /** ReadLogRequest beforeSeq */
                beforeSeq?: number;

                /** ReadLogRequest kinds */
                kinds?: string[];

                /** ReadLogRequest entriesMax */
                entriesMax?: number;

                /** ReadLogRequest afterSeq */
                afterSeq?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadLogRequest. */
            type $Shape = yates.v1.ReadLogRequest.$Properties;
        }

        /**
         * Properties of a ReadLogResponse.
         * @deprecated Use yates.v1.ReadLogResponse.$Properties instead.
         */
        interface IReadLogResponse extends yates.v1.ReadLogResponse.$Properties {
        }

        /** Represents a ReadLogResponse. */
        class ReadLogResponse {

            /**
             * Constructs a new ReadLogResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.ReadLogResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadLogResponse entries. */
            entries: yates.v1.LogEntry[];

            /** ReadLogResponse nextBeforeSeq. */
            nextBeforeSeq: number;

            /**
             * Creates a new ReadLogResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadLogResponse instance
             */
            static create(properties: yates.v1.ReadLogResponse.$Shape): yates.v1.ReadLogResponse & yates.v1.ReadLogResponse.$Shape;
            static create(properties?: yates.v1.ReadLogResponse.$Properties): yates.v1.ReadLogResponse;

            /**
             * Encodes the specified ReadLogResponse message. Does not implicitly {@link yates.v1.ReadLogResponse.verify|verify} messages.
             * @param message ReadLogResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.ReadLogResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadLogResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.ReadLogResponse & yates.v1.ReadLogResponse.$Shape} ReadLogResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.ReadLogResponse & yates.v1.ReadLogResponse.$Shape;

            /**
             * Creates a ReadLogResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadLogResponse
             */
            static fromObject(object: { [k: string]: any }): yates.v1.ReadLogResponse;

            /**
             * Creates a plain object from a ReadLogResponse message. Also converts values to other types if specified.
             * @param message ReadLogResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.ReadLogResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadLogResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadLogResponse {

            /** Properties of a ReadLogResponse. */
            interface $Properties {

                /** ReadLogResponse entries */
                entries?: yates.v1.LogEntry.$Properties[];

                /** ReadLogResponse nextBeforeSeq */
                nextBeforeSeq?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadLogResponse. */
            type $Shape = yates.v1.ReadLogResponse.$Properties;
        }

        /**
         * Properties of a LogEntry.
         * @deprecated Use yates.v1.LogEntry.$Properties instead.
         */
        interface ILogEntry extends yates.v1.LogEntry.$Properties {
        }

        /** Represents a LogEntry. */
        class LogEntry {

            /**
             * Constructs a new LogEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.LogEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogEntry seq. */
            seq: number;

            /** LogEntry atMs. */
            atMs: number;

            /** LogEntry kind. */
            kind: string;

            /** LogEntry severity. */
            severity: string;

            /** LogEntry text. */
            text: string;

            /** LogEntry trialId. */
            trialId: string;

            /** LogEntry agentId. */
            agentId: string;

            /** LogEntry by. */
            by: yates.v1.Actor;

            /** LogEntry gap. */
            gap: boolean;

            /**
             * Creates a new LogEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogEntry instance
             */
            static create(properties: yates.v1.LogEntry.$Shape): yates.v1.LogEntry & yates.v1.LogEntry.$Shape;
            static create(properties?: yates.v1.LogEntry.$Properties): yates.v1.LogEntry;

            /**
             * Encodes the specified LogEntry message. Does not implicitly {@link yates.v1.LogEntry.verify|verify} messages.
             * @param message LogEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.LogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.LogEntry & yates.v1.LogEntry.$Shape} LogEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.LogEntry & yates.v1.LogEntry.$Shape;

            /**
             * Creates a LogEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LogEntry
             */
            static fromObject(object: { [k: string]: any }): yates.v1.LogEntry;

            /**
             * Creates a plain object from a LogEntry message. Also converts values to other types if specified.
             * @param message LogEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.LogEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LogEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LogEntry {

            /** Properties of a LogEntry. */
            interface $Properties {

                /** LogEntry seq */
                seq?: number;

                /** LogEntry atMs */
                atMs?: number;

                /** LogEntry kind */
                kind?: string;

                /** LogEntry severity */
                severity?: string;

                /** LogEntry text */
                text?: string;

                /** LogEntry trialId */
                trialId?: string;

                /** LogEntry agentId */
                agentId?: string;

                /** LogEntry by */
                by?: yates.v1.Actor.$Properties;

                /** LogEntry gap */
                gap?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogEntry. */
            type $Shape = yates.v1.LogEntry.$Properties;
        }

        /**
         * Properties of a WatchRequest.
         * @deprecated Use yates.v1.WatchRequest.$Properties instead.
         */
        interface IWatchRequest extends yates.v1.WatchRequest.$Properties {
        }

        /** Represents a WatchRequest. */
        class WatchRequest {

            /**
             * Constructs a new WatchRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.WatchRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchRequest sweepId. */
            sweepId: string;

            /** WatchRequest pages. */
            pages: boolean;

            /** WatchRequest entries. */
            entries: boolean;

            /**
             * Creates a new WatchRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchRequest instance
             */
            static create(properties: yates.v1.WatchRequest.$Shape): yates.v1.WatchRequest & yates.v1.WatchRequest.$Shape;
            static create(properties?: yates.v1.WatchRequest.$Properties): yates.v1.WatchRequest;

            /**
             * Encodes the specified WatchRequest message. Does not implicitly {@link yates.v1.WatchRequest.verify|verify} messages.
             * @param message WatchRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.WatchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.WatchRequest & yates.v1.WatchRequest.$Shape} WatchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.WatchRequest & yates.v1.WatchRequest.$Shape;

            /**
             * Creates a WatchRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WatchRequest
             */
            static fromObject(object: { [k: string]: any }): yates.v1.WatchRequest;

            /**
             * Creates a plain object from a WatchRequest message. Also converts values to other types if specified.
             * @param message WatchRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.WatchRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WatchRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WatchRequest {

            /** Properties of a WatchRequest. */
            interface $Properties {

                /** WatchRequest sweepId */
                sweepId?: string;

                /** WatchRequest pages */
                pages?: boolean;

                /** WatchRequest entries */
                entries?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchRequest. */
            type $Shape = yates.v1.WatchRequest.$Properties;
        }

        /**
         * Properties of a WatchUpdate.
         * @deprecated Use yates.v1.WatchUpdate.$Properties instead.
         */
        interface IWatchUpdate extends yates.v1.WatchUpdate.$Properties {
        }

        /** Represents a WatchUpdate. */
        class WatchUpdate {

            /**
             * Constructs a new WatchUpdate.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.WatchUpdate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchUpdate atMs. */
            atMs: number;

            /** WatchUpdate sweep. */
            sweep: (yates.v1.SweepView|null);

            /** WatchUpdate trial. */
            trial: (yates.v1.TrialView|null);

            /** WatchUpdate agent. */
            agent: (yates.v1.AgentView|null);

            /** WatchUpdate caughtUp. */
            caughtUp: (yates.v1.CaughtUp|null);

            /** WatchUpdate notice. */
            notice: (yates.v1.Notice|null);

            /** WatchUpdate trials. */
            trials: (yates.v1.TrialsPage|null);

            /** WatchUpdate entry. */
            entry: (yates.v1.LogEntry|null);

            /** WatchUpdate change. */
            change?: ("sweep"|"trial"|"agent"|"caughtUp"|"notice"|"trials"|"entry");

            /**
             * Creates a new WatchUpdate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchUpdate instance
             */
            static create(properties: yates.v1.WatchUpdate.$Shape): yates.v1.WatchUpdate & yates.v1.WatchUpdate.$Shape;
            static create(properties?: yates.v1.WatchUpdate.$Properties): yates.v1.WatchUpdate;

            /**
             * Encodes the specified WatchUpdate message. Does not implicitly {@link yates.v1.WatchUpdate.verify|verify} messages.
             * @param message WatchUpdate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.WatchUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchUpdate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.WatchUpdate & yates.v1.WatchUpdate.$Shape} WatchUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.WatchUpdate & yates.v1.WatchUpdate.$Shape;

            /**
             * Creates a WatchUpdate message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WatchUpdate
             */
            static fromObject(object: { [k: string]: any }): yates.v1.WatchUpdate;

            /**
             * Creates a plain object from a WatchUpdate message. Also converts values to other types if specified.
             * @param message WatchUpdate
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.WatchUpdate, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WatchUpdate to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WatchUpdate {

            /** Properties of a WatchUpdate. */
            interface $Properties {

                /** WatchUpdate atMs */
                atMs?: number;

                /** WatchUpdate sweep */
                sweep?: (yates.v1.SweepView.$Properties|null);

                /** WatchUpdate trial */
                trial?: (yates.v1.TrialView.$Properties|null);

                /** WatchUpdate agent */
                agent?: (yates.v1.AgentView.$Properties|null);

                /** WatchUpdate caughtUp */
                caughtUp?: (yates.v1.CaughtUp.$Properties|null);

                /** WatchUpdate notice */
                notice?: (yates.v1.Notice.$Properties|null);

                /** WatchUpdate trials */
                trials?: (yates.v1.TrialsPage.$Properties|null);

                /** WatchUpdate entry */
                entry?: (yates.v1.LogEntry.$Properties|null);

                /** WatchUpdate change */
                change?: ("sweep"|"trial"|"agent"|"caughtUp"|"notice"|"trials"|"entry");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a WatchUpdate. */
            type $Shape = {
              atMs?: number;
              sweep?: yates.v1.SweepView.$Shape|null;
              trial?: yates.v1.TrialView.$Shape|null;
              agent?: yates.v1.AgentView.$Shape|null;
              caughtUp?: yates.v1.CaughtUp.$Shape|null;
              notice?: yates.v1.Notice.$Shape|null;
              trials?: yates.v1.TrialsPage.$Shape|null;
              entry?: yates.v1.LogEntry.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ change?: undefined; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice?: null; trials?: null; entry?: null }|{ change?: "sweep"; sweep: yates.v1.SweepView.$Shape; trial?: null; agent?: null; caughtUp?: null; notice?: null; trials?: null; entry?: null }|{ change?: "trial"; sweep?: null; trial: yates.v1.TrialView.$Shape; agent?: null; caughtUp?: null; notice?: null; trials?: null; entry?: null }|{ change?: "agent"; sweep?: null; trial?: null; agent: yates.v1.AgentView.$Shape; caughtUp?: null; notice?: null; trials?: null; entry?: null }|{ change?: "caughtUp"; sweep?: null; trial?: null; agent?: null; caughtUp: yates.v1.CaughtUp.$Shape; notice?: null; trials?: null; entry?: null }|{ change?: "notice"; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice: yates.v1.Notice.$Shape; trials?: null; entry?: null }|{ change?: "trials"; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice?: null; trials: yates.v1.TrialsPage.$Shape; entry?: null }|{ change?: "entry"; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice?: null; trials?: null; entry: yates.v1.LogEntry.$Shape })
            );
        }

        /**
         * Properties of a TrialsPage.
         * @deprecated Use yates.v1.TrialsPage.$Properties instead.
         */
        interface ITrialsPage extends yates.v1.TrialsPage.$Properties {
        }

        /** Represents a TrialsPage. */
        class TrialsPage {

            /**
             * Constructs a new TrialsPage.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.TrialsPage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialsPage trials. */
            trials: yates.v1.TrialView[];

            /**
             * Creates a new TrialsPage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrialsPage instance
             */
            static create(properties: yates.v1.TrialsPage.$Shape): yates.v1.TrialsPage & yates.v1.TrialsPage.$Shape;
            static create(properties?: yates.v1.TrialsPage.$Properties): yates.v1.TrialsPage;

            /**
             * Encodes the specified TrialsPage message. Does not implicitly {@link yates.v1.TrialsPage.verify|verify} messages.
             * @param message TrialsPage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.TrialsPage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialsPage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.TrialsPage & yates.v1.TrialsPage.$Shape} TrialsPage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.TrialsPage & yates.v1.TrialsPage.$Shape;

            /**
             * Creates a TrialsPage message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrialsPage
             */
            static fromObject(object: { [k: string]: any }): yates.v1.TrialsPage;

            /**
             * Creates a plain object from a TrialsPage message. Also converts values to other types if specified.
             * @param message TrialsPage
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.TrialsPage, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrialsPage to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrialsPage {

            /** Properties of a TrialsPage. */
            interface $Properties {

                /** TrialsPage trials */
                trials?: yates.v1.TrialView.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialsPage. */
            type $Shape = {
              trials?: yates.v1.TrialView.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a CaughtUp.
         * @deprecated Use yates.v1.CaughtUp.$Properties instead.
         */
        interface ICaughtUp extends yates.v1.CaughtUp.$Properties {
        }

        /** Represents a CaughtUp. */
        class CaughtUp {

            /**
             * Constructs a new CaughtUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.CaughtUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CaughtUp entries. */
            entries: boolean;

            /**
             * Creates a new CaughtUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CaughtUp instance
             */
            static create(properties: yates.v1.CaughtUp.$Shape): yates.v1.CaughtUp & yates.v1.CaughtUp.$Shape;
            static create(properties?: yates.v1.CaughtUp.$Properties): yates.v1.CaughtUp;

            /**
             * Encodes the specified CaughtUp message. Does not implicitly {@link yates.v1.CaughtUp.verify|verify} messages.
             * @param message CaughtUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.CaughtUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CaughtUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.CaughtUp & yates.v1.CaughtUp.$Shape} CaughtUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.CaughtUp & yates.v1.CaughtUp.$Shape;

            /**
             * Creates a CaughtUp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CaughtUp
             */
            static fromObject(object: { [k: string]: any }): yates.v1.CaughtUp;

            /**
             * Creates a plain object from a CaughtUp message. Also converts values to other types if specified.
             * @param message CaughtUp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.CaughtUp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CaughtUp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CaughtUp {

            /** Properties of a CaughtUp. */
            interface $Properties {

                /** CaughtUp entries */
                entries?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CaughtUp. */
            type $Shape = yates.v1.CaughtUp.$Properties;
        }

        /**
         * Properties of a Notice.
         * @deprecated Use yates.v1.Notice.$Properties instead.
         */
        interface INotice extends yates.v1.Notice.$Properties {
        }

        /** Represents a Notice. */
        class Notice {

            /**
             * Constructs a new Notice.
             * @param [properties] Properties to set
             */
            constructor(properties?: yates.v1.Notice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Notice severity. */
            severity: string;

            /** Notice text. */
            text: string;

            /** Notice trialId. */
            trialId: string;

            /**
             * Creates a new Notice instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Notice instance
             */
            static create(properties: yates.v1.Notice.$Shape): yates.v1.Notice & yates.v1.Notice.$Shape;
            static create(properties?: yates.v1.Notice.$Properties): yates.v1.Notice;

            /**
             * Encodes the specified Notice message. Does not implicitly {@link yates.v1.Notice.verify|verify} messages.
             * @param message Notice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: yates.v1.Notice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Notice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {yates.v1.Notice & yates.v1.Notice.$Shape} Notice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): yates.v1.Notice & yates.v1.Notice.$Shape;

            /**
             * Creates a Notice message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Notice
             */
            static fromObject(object: { [k: string]: any }): yates.v1.Notice;

            /**
             * Creates a plain object from a Notice message. Also converts values to other types if specified.
             * @param message Notice
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: yates.v1.Notice, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Notice to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Notice {

            /** Properties of a Notice. */
            interface $Properties {

                /** Notice severity */
                severity?: string;

                /** Notice text */
                text?: string;

                /** Notice trialId */
                trialId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Notice. */
            type $Shape = yates.v1.Notice.$Properties;
        }
    }
}
