/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $isFinite = $util.global.isFinite, $Array = $util.global.Array, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const yates = $root.yates = (() => {

    /**
     * Namespace yates.
     * @exports yates
     * @namespace
     */
    const yates = {};

    yates.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof yates
         * @namespace
         */
        const v1 = {};

        v1.Device = (function() {

            /**
             * Properties of a Device.
             * @typedef {Object} yates.v1.Device.$Properties
             * @property {string} [kind] Device kind
             * @property {string} [name] Device name
             * @property {number} [memoryBytes] Device memoryBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Device.
             * @memberof yates.v1
             * @interface IDevice
             * @augments yates.v1.Device.$Properties
             * @deprecated Use yates.v1.Device.$Properties instead.
             */

            /**
             * Shape of a Device.
             * @typedef {yates.v1.Device.$Properties} yates.v1.Device.$Shape
             */

            /**
             * Constructs a new Device.
             * @memberof yates.v1
             * @classdesc Represents a Device.
             * @constructor
             * @param {yates.v1.Device.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Device = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Device kind.
             * @member {string} kind
             * @memberof yates.v1.Device
             * @instance
             */
            Device.prototype.kind = "";

            /**
             * Device name.
             * @member {string} name
             * @memberof yates.v1.Device
             * @instance
             */
            Device.prototype.name = "";

            /**
             * Device memoryBytes.
             * @member {number} memoryBytes
             * @memberof yates.v1.Device
             * @instance
             */
            Device.prototype.memoryBytes = 0;

            /**
             * Creates a new Device instance using the specified properties.
             * @function create
             * @memberof yates.v1.Device
             * @static
             * @param {yates.v1.Device.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Device} Device instance
             * @type {{
             *   (properties: yates.v1.Device.$Shape): yates.v1.Device & yates.v1.Device.$Shape;
             *   (properties?: yates.v1.Device.$Properties): yates.v1.Device;
             * }}
             */
            Device.create = function(properties) {
                return new Device(properties);
            };

            /**
             * Encodes the specified Device message. Does not implicitly {@link yates.v1.Device.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Device
             * @static
             * @param {yates.v1.Device.$Properties} message Device message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Device.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && !$Object.is(message.memoryBytes, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.memoryBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Device message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Device
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Device & yates.v1.Device.$Shape} Device
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Device.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Device();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.memoryBytes = value;
                            else
                                delete message.memoryBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Device message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Device
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Device} Device
             */
            Device.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Device)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Device: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Device();
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.memoryBytes != null)
                    if (!$Object.is($Number(object.memoryBytes), 0))
                        message.memoryBytes = $Number(object.memoryBytes);
                return message;
            };

            /**
             * Creates a plain object from a Device message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Device
             * @static
             * @param {yates.v1.Device} message Device
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Device.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.kind = "";
                    object.name = "";
                    object.memoryBytes = 0;
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes"))
                    object.memoryBytes = options.json && !$isFinite(message.memoryBytes) ? $String(message.memoryBytes) : message.memoryBytes;
                return object;
            };

            /**
             * Converts this Device to JSON.
             * @function toJSON
             * @memberof yates.v1.Device
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Device.prototype.toJSON = function() {
                return Device.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Device;
        })();

        v1.Held = (function() {

            /**
             * Properties of a Held.
             * @typedef {Object} yates.v1.Held.$Properties
             * @property {string} [trialId] Held trialId
             * @property {number} [fence] Held fence
             * @property {string} [logId] Held logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Held.
             * @memberof yates.v1
             * @interface IHeld
             * @augments yates.v1.Held.$Properties
             * @deprecated Use yates.v1.Held.$Properties instead.
             */

            /**
             * Shape of a Held.
             * @typedef {yates.v1.Held.$Properties} yates.v1.Held.$Shape
             */

            /**
             * Constructs a new Held.
             * @memberof yates.v1
             * @classdesc Represents a Held.
             * @constructor
             * @param {yates.v1.Held.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Held = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Held trialId.
             * @member {string} trialId
             * @memberof yates.v1.Held
             * @instance
             */
            Held.prototype.trialId = "";

            /**
             * Held fence.
             * @member {number} fence
             * @memberof yates.v1.Held
             * @instance
             */
            Held.prototype.fence = 0;

            /**
             * Held logId.
             * @member {string} logId
             * @memberof yates.v1.Held
             * @instance
             */
            Held.prototype.logId = "";

            /**
             * Creates a new Held instance using the specified properties.
             * @function create
             * @memberof yates.v1.Held
             * @static
             * @param {yates.v1.Held.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Held} Held instance
             * @type {{
             *   (properties: yates.v1.Held.$Shape): yates.v1.Held & yates.v1.Held.$Shape;
             *   (properties?: yates.v1.Held.$Properties): yates.v1.Held;
             * }}
             */
            Held.create = function(properties) {
                return new Held(properties);
            };

            /**
             * Encodes the specified Held message. Does not implicitly {@link yates.v1.Held.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Held
             * @static
             * @param {yates.v1.Held.$Properties} message Held message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Held.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.fence);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Held message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Held
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Held & yates.v1.Held.$Shape} Held
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Held.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Held();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Held message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Held
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Held} Held
             */
            Held.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Held)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Held: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Held();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a Held message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Held
             * @static
             * @param {yates.v1.Held} message Held
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Held.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.fence = 0;
                    object.logId = "";
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this Held to JSON.
             * @function toJSON
             * @memberof yates.v1.Held
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Held.prototype.toJSON = function() {
                return Held.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Held;
        })();

        v1.RegisterRequest = (function() {

            /**
             * Properties of a RegisterRequest.
             * @typedef {Object} yates.v1.RegisterRequest.$Properties
             * @property {string} [requestId] RegisterRequest requestId
             * @property {string} [agentId] RegisterRequest agentId
             * @property {string} [name] RegisterRequest name
             * @property {string} [version] RegisterRequest version
             * @property {number} [slots] RegisterRequest slots
             * @property {Object.<string,string>} [labels] RegisterRequest labels
             * @property {Array.<yates.v1.Device.$Properties>} [devices] RegisterRequest devices
             * @property {string} [backend] RegisterRequest backend
             * @property {string} [incarnation] RegisterRequest incarnation
             * @property {Array.<yates.v1.Held.$Properties>} [held] RegisterRequest held
             * @property {boolean} [takesSeeds] RegisterRequest takesSeeds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegisterRequest.
             * @memberof yates.v1
             * @interface IRegisterRequest
             * @augments yates.v1.RegisterRequest.$Properties
             * @deprecated Use yates.v1.RegisterRequest.$Properties instead.
             */

            /**
             * Shape of a RegisterRequest.
             * @typedef {yates.v1.RegisterRequest.$Properties} yates.v1.RegisterRequest.$Shape
             */

            /**
             * Constructs a new RegisterRequest.
             * @memberof yates.v1
             * @classdesc Represents a RegisterRequest.
             * @constructor
             * @param {yates.v1.RegisterRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegisterRequest = function (properties) {
                this.labels = {};
                this.devices = [];
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegisterRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.requestId = "";

            /**
             * RegisterRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.agentId = "";

            /**
             * RegisterRequest name.
             * @member {string} name
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.name = "";

            /**
             * RegisterRequest version.
             * @member {string} version
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.version = "";

            /**
             * RegisterRequest slots.
             * @member {number} slots
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.slots = 0;

            /**
             * RegisterRequest labels.
             * @member {Object.<string,string>} labels
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.labels = $util.emptyObject;

            /**
             * RegisterRequest devices.
             * @member {Array.<yates.v1.Device>} devices
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.devices = $util.emptyArray;

            /**
             * RegisterRequest backend.
             * @member {string} backend
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.backend = "";

            /**
             * RegisterRequest incarnation.
             * @member {string} incarnation
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.incarnation = "";

            /**
             * RegisterRequest held.
             * @member {Array.<yates.v1.Held>} held
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.held = $util.emptyArray;

            /**
             * RegisterRequest takesSeeds.
             * @member {boolean} takesSeeds
             * @memberof yates.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.takesSeeds = false;

            /**
             * Creates a new RegisterRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.RegisterRequest
             * @static
             * @param {yates.v1.RegisterRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.RegisterRequest} RegisterRequest instance
             * @type {{
             *   (properties: yates.v1.RegisterRequest.$Shape): yates.v1.RegisterRequest & yates.v1.RegisterRequest.$Shape;
             *   (properties?: yates.v1.RegisterRequest.$Properties): yates.v1.RegisterRequest;
             * }}
             */
            RegisterRequest.create = function(properties) {
                return new RegisterRequest(properties);
            };

            /**
             * Encodes the specified RegisterRequest message. Does not implicitly {@link yates.v1.RegisterRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.RegisterRequest
             * @static
             * @param {yates.v1.RegisterRequest.$Properties} message RegisterRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegisterRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.slots);
                if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                    for (let keys = $Object.keys(message.labels), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.labels[keys[i]]).ldelim();
                if (message.devices != null && message.devices.length)
                    for (let i = 0; i < message.devices.length; ++i)
                        $root.yates.v1.Device.encode(message.devices[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.backend);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && message.incarnation !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.incarnation);
                if (message.held != null && message.held.length)
                    for (let i = 0; i < message.held.length; ++i)
                        $root.yates.v1.Held.encode(message.held[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.takesSeeds != null && $Object.hasOwnProperty.call(message, "takesSeeds") && message.takesSeeds !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.takesSeeds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegisterRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.RegisterRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.RegisterRequest & yates.v1.RegisterRequest.$Shape} RegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegisterRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.RegisterRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slots = value;
                            else
                                delete message.slots;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (message.labels === $util.emptyObject)
                                message.labels = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.labels, key);
                            message.labels[key] = value;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.devices && message.devices.length))
                                message.devices = [];
                            message.devices.push($root.yates.v1.Device.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push($root.yates.v1.Held.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.takesSeeds = value;
                            else
                                delete message.takesSeeds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegisterRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.RegisterRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.RegisterRequest} RegisterRequest
             */
            RegisterRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.RegisterRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.RegisterRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.RegisterRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                if (object.slots != null)
                    if ($Number(object.slots) !== 0)
                        message.slots = object.slots >>> 0;
                if (object.labels) {
                    if (!$util.isObject(object.labels))
                        throw $TypeError(".yates.v1.RegisterRequest.labels: object expected");
                    message.labels = {};
                    for (let keys = $Object.keys(object.labels), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.labels, keys[i]);
                        message.labels[keys[i]] = $String(object.labels[keys[i]]);
                    }
                }
                if (object.devices) {
                    if (!$Array.isArray(object.devices))
                        throw $TypeError(".yates.v1.RegisterRequest.devices: array expected");
                    message.devices = $Array(object.devices.length);
                    for (let i = 0; i < object.devices.length; ++i) {
                        if (!$util.isObject(object.devices[i]))
                            throw $TypeError(".yates.v1.RegisterRequest.devices: object expected");
                        message.devices[i] = $root.yates.v1.Device.fromObject(object.devices[i], _depth + 1);
                    }
                }
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.incarnation != null)
                    if (typeof object.incarnation !== "string" || object.incarnation.length)
                        message.incarnation = $String(object.incarnation);
                if (object.held) {
                    if (!$Array.isArray(object.held))
                        throw $TypeError(".yates.v1.RegisterRequest.held: array expected");
                    message.held = $Array(object.held.length);
                    for (let i = 0; i < object.held.length; ++i) {
                        if (!$util.isObject(object.held[i]))
                            throw $TypeError(".yates.v1.RegisterRequest.held: object expected");
                        message.held[i] = $root.yates.v1.Held.fromObject(object.held[i], _depth + 1);
                    }
                }
                if (object.takesSeeds != null)
                    if (object.takesSeeds)
                        message.takesSeeds = $Boolean(object.takesSeeds);
                return message;
            };

            /**
             * Creates a plain object from a RegisterRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.RegisterRequest
             * @static
             * @param {yates.v1.RegisterRequest} message RegisterRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegisterRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.devices = [];
                    object.held = [];
                }
                if (options.objects || options.defaults)
                    object.labels = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.name = "";
                    object.version = "";
                    object.slots = 0;
                    object.backend = "";
                    object.incarnation = "";
                    object.takesSeeds = false;
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots"))
                    object.slots = message.slots;
                let keys2;
                if (message.labels && (keys2 = $Object.keys(message.labels)).length) {
                    object.labels = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.labels, keys2[j]);
                        object.labels[keys2[j]] = message.labels[keys2[j]];
                    }
                }
                if (message.devices && message.devices.length) {
                    object.devices = $Array(message.devices.length);
                    for (let j = 0; j < message.devices.length; ++j)
                        object.devices[j] = $root.yates.v1.Device.toObject(message.devices[j], options, _depth + 1);
                }
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation"))
                    object.incarnation = message.incarnation;
                if (message.held && message.held.length) {
                    object.held = $Array(message.held.length);
                    for (let j = 0; j < message.held.length; ++j)
                        object.held[j] = $root.yates.v1.Held.toObject(message.held[j], options, _depth + 1);
                }
                if (message.takesSeeds != null && $Object.hasOwnProperty.call(message, "takesSeeds"))
                    object.takesSeeds = message.takesSeeds;
                return object;
            };

            /**
             * Converts this RegisterRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.RegisterRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegisterRequest.prototype.toJSON = function() {
                return RegisterRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegisterRequest;
        })();

        v1.RegisterResponse = (function() {

            /**
             * Properties of a RegisterResponse.
             * @typedef {Object} yates.v1.RegisterResponse.$Properties
             * @property {number} [leaseTtlMs] RegisterResponse leaseTtlMs
             * @property {number} [nowMs] RegisterResponse nowMs
             * @property {Array.<string>} [lostTrialIds] RegisterResponse lostTrialIds
             * @property {string} [logId] RegisterResponse logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegisterResponse.
             * @memberof yates.v1
             * @interface IRegisterResponse
             * @augments yates.v1.RegisterResponse.$Properties
             * @deprecated Use yates.v1.RegisterResponse.$Properties instead.
             */

            /**
             * Shape of a RegisterResponse.
             * @typedef {yates.v1.RegisterResponse.$Properties} yates.v1.RegisterResponse.$Shape
             */

            /**
             * Constructs a new RegisterResponse.
             * @memberof yates.v1
             * @classdesc Represents a RegisterResponse.
             * @constructor
             * @param {yates.v1.RegisterResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegisterResponse = function (properties) {
                this.lostTrialIds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegisterResponse leaseTtlMs.
             * @member {number} leaseTtlMs
             * @memberof yates.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.leaseTtlMs = 0;

            /**
             * RegisterResponse nowMs.
             * @member {number} nowMs
             * @memberof yates.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.nowMs = 0;

            /**
             * RegisterResponse lostTrialIds.
             * @member {Array.<string>} lostTrialIds
             * @memberof yates.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.lostTrialIds = $util.emptyArray;

            /**
             * RegisterResponse logId.
             * @member {string} logId
             * @memberof yates.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.logId = "";

            /**
             * Creates a new RegisterResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.RegisterResponse
             * @static
             * @param {yates.v1.RegisterResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.RegisterResponse} RegisterResponse instance
             * @type {{
             *   (properties: yates.v1.RegisterResponse.$Shape): yates.v1.RegisterResponse & yates.v1.RegisterResponse.$Shape;
             *   (properties?: yates.v1.RegisterResponse.$Properties): yates.v1.RegisterResponse;
             * }}
             */
            RegisterResponse.create = function(properties) {
                return new RegisterResponse(properties);
            };

            /**
             * Encodes the specified RegisterResponse message. Does not implicitly {@link yates.v1.RegisterResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.RegisterResponse
             * @static
             * @param {yates.v1.RegisterResponse.$Properties} message RegisterResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegisterResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseTtlMs != null && $Object.hasOwnProperty.call(message, "leaseTtlMs") && message.leaseTtlMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.leaseTtlMs);
                if (message.nowMs != null && $Object.hasOwnProperty.call(message, "nowMs") && !$Object.is(message.nowMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.nowMs);
                if (message.lostTrialIds != null && message.lostTrialIds.length)
                    for (let i = 0; i < message.lostTrialIds.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.lostTrialIds[i]);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegisterResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.RegisterResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.RegisterResponse & yates.v1.RegisterResponse.$Shape} RegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegisterResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.RegisterResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.leaseTtlMs = value;
                            else
                                delete message.leaseTtlMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.nowMs = value;
                            else
                                delete message.nowMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lostTrialIds && message.lostTrialIds.length))
                                message.lostTrialIds = [];
                            message.lostTrialIds.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegisterResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.RegisterResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.RegisterResponse} RegisterResponse
             */
            RegisterResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.RegisterResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.RegisterResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.RegisterResponse();
                if (object.leaseTtlMs != null)
                    if ($Number(object.leaseTtlMs) !== 0)
                        message.leaseTtlMs = object.leaseTtlMs >>> 0;
                if (object.nowMs != null)
                    if (!$Object.is($Number(object.nowMs), 0))
                        message.nowMs = $Number(object.nowMs);
                if (object.lostTrialIds) {
                    if (!$Array.isArray(object.lostTrialIds))
                        throw $TypeError(".yates.v1.RegisterResponse.lostTrialIds: array expected");
                    message.lostTrialIds = $Array(object.lostTrialIds.length);
                    for (let i = 0; i < object.lostTrialIds.length; ++i)
                        message.lostTrialIds[i] = $String(object.lostTrialIds[i]);
                }
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a RegisterResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.RegisterResponse
             * @static
             * @param {yates.v1.RegisterResponse} message RegisterResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegisterResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.lostTrialIds = [];
                if (options.defaults) {
                    object.leaseTtlMs = 0;
                    object.nowMs = 0;
                    object.logId = "";
                }
                if (message.leaseTtlMs != null && $Object.hasOwnProperty.call(message, "leaseTtlMs"))
                    object.leaseTtlMs = message.leaseTtlMs;
                if (message.nowMs != null && $Object.hasOwnProperty.call(message, "nowMs"))
                    object.nowMs = options.json && !$isFinite(message.nowMs) ? $String(message.nowMs) : message.nowMs;
                if (message.lostTrialIds && message.lostTrialIds.length) {
                    object.lostTrialIds = $Array(message.lostTrialIds.length);
                    for (let j = 0; j < message.lostTrialIds.length; ++j)
                        object.lostTrialIds[j] = message.lostTrialIds[j];
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this RegisterResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.RegisterResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegisterResponse.prototype.toJSON = function() {
                return RegisterResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegisterResponse;
        })();

        v1.LeaseRequest = (function() {

            /**
             * Properties of a LeaseRequest.
             * @typedef {Object} yates.v1.LeaseRequest.$Properties
             * @property {string} [requestId] LeaseRequest requestId
             * @property {string} [agentId] LeaseRequest agentId
             * @property {number} [slots] LeaseRequest slots
             * @property {number} [waitMs] LeaseRequest waitMs
             * @property {string} [logId] LeaseRequest logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaseRequest.
             * @memberof yates.v1
             * @interface ILeaseRequest
             * @augments yates.v1.LeaseRequest.$Properties
             * @deprecated Use yates.v1.LeaseRequest.$Properties instead.
             */

            /**
             * Shape of a LeaseRequest.
             * @typedef {yates.v1.LeaseRequest.$Properties} yates.v1.LeaseRequest.$Shape
             */

            /**
             * Constructs a new LeaseRequest.
             * @memberof yates.v1
             * @classdesc Represents a LeaseRequest.
             * @constructor
             * @param {yates.v1.LeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LeaseRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.LeaseRequest
             * @instance
             */
            LeaseRequest.prototype.requestId = "";

            /**
             * LeaseRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.LeaseRequest
             * @instance
             */
            LeaseRequest.prototype.agentId = "";

            /**
             * LeaseRequest slots.
             * @member {number} slots
             * @memberof yates.v1.LeaseRequest
             * @instance
             */
            LeaseRequest.prototype.slots = 0;

            /**
             * LeaseRequest waitMs.
             * @member {number} waitMs
             * @memberof yates.v1.LeaseRequest
             * @instance
             */
            LeaseRequest.prototype.waitMs = 0;

            /**
             * LeaseRequest logId.
             * @member {string} logId
             * @memberof yates.v1.LeaseRequest
             * @instance
             */
            LeaseRequest.prototype.logId = "";

            /**
             * Creates a new LeaseRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.LeaseRequest
             * @static
             * @param {yates.v1.LeaseRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.LeaseRequest} LeaseRequest instance
             * @type {{
             *   (properties: yates.v1.LeaseRequest.$Shape): yates.v1.LeaseRequest & yates.v1.LeaseRequest.$Shape;
             *   (properties?: yates.v1.LeaseRequest.$Properties): yates.v1.LeaseRequest;
             * }}
             */
            LeaseRequest.create = function(properties) {
                return new LeaseRequest(properties);
            };

            /**
             * Encodes the specified LeaseRequest message. Does not implicitly {@link yates.v1.LeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.LeaseRequest
             * @static
             * @param {yates.v1.LeaseRequest.$Properties} message LeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.slots);
                if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs") && message.waitMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.waitMs);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.LeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.LeaseRequest & yates.v1.LeaseRequest.$Shape} LeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.LeaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slots = value;
                            else
                                delete message.slots;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.waitMs = value;
                            else
                                delete message.waitMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.LeaseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.LeaseRequest} LeaseRequest
             */
            LeaseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.LeaseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.LeaseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.LeaseRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.slots != null)
                    if ($Number(object.slots) !== 0)
                        message.slots = object.slots >>> 0;
                if (object.waitMs != null)
                    if ($Number(object.waitMs) !== 0)
                        message.waitMs = object.waitMs >>> 0;
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a LeaseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.LeaseRequest
             * @static
             * @param {yates.v1.LeaseRequest} message LeaseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LeaseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.slots = 0;
                    object.waitMs = 0;
                    object.logId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots"))
                    object.slots = message.slots;
                if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs"))
                    object.waitMs = message.waitMs;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this LeaseRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.LeaseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LeaseRequest.prototype.toJSON = function() {
                return LeaseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LeaseRequest;
        })();

        v1.Grant = (function() {

            /**
             * Properties of a Grant.
             * @typedef {Object} yates.v1.Grant.$Properties
             * @property {string} [trialId] Grant trialId
             * @property {string} [sweepId] Grant sweepId
             * @property {number} [attempt] Grant attempt
             * @property {number} [fence] Grant fence
             * @property {number} [expiresAtMs] Grant expiresAtMs
             * @property {Array.<yates.v1.Setting.$Properties>} [settings] Grant settings
             * @property {number} [replicate] Grant replicate
             * @property {string} [trainerJson] Grant trainerJson
             * @property {number} [timeoutMs] Grant timeoutMs
             * @property {number} [stallTimeoutMs] Grant stallTimeoutMs
             * @property {string} [sweepName] Grant sweepName
             * @property {Array.<string>} [requiredMetrics] Grant requiredMetrics
             * @property {number} [seed] Grant seed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Grant.
             * @memberof yates.v1
             * @interface IGrant
             * @augments yates.v1.Grant.$Properties
             * @deprecated Use yates.v1.Grant.$Properties instead.
             */

            /**
             * Shape of a Grant.
             * @typedef {{
             *   trialId?: string;
             *   sweepId?: string;
             *   attempt?: number;
             *   fence?: number;
             *   expiresAtMs?: number;
             *   settings?: Array.<yates.v1.Setting.$Shape>;
             *   replicate?: number;
             *   trainerJson?: string;
             *   timeoutMs?: number;
             *   stallTimeoutMs?: number;
             *   sweepName?: string;
             *   requiredMetrics?: Array.<string>;
             *   seed?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.Grant.$Shape
             */

            /**
             * Constructs a new Grant.
             * @memberof yates.v1
             * @classdesc Represents a Grant.
             * @constructor
             * @param {yates.v1.Grant.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Grant = function (properties) {
                this.settings = [];
                this.requiredMetrics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Grant trialId.
             * @member {string} trialId
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.trialId = "";

            /**
             * Grant sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.sweepId = "";

            /**
             * Grant attempt.
             * @member {number} attempt
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.attempt = 0;

            /**
             * Grant fence.
             * @member {number} fence
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.fence = 0;

            /**
             * Grant expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.expiresAtMs = 0;

            /**
             * Grant settings.
             * @member {Array.<yates.v1.Setting>} settings
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.settings = $util.emptyArray;

            /**
             * Grant replicate.
             * @member {number} replicate
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.replicate = 0;

            /**
             * Grant trainerJson.
             * @member {string} trainerJson
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.trainerJson = "";

            /**
             * Grant timeoutMs.
             * @member {number} timeoutMs
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.timeoutMs = 0;

            /**
             * Grant stallTimeoutMs.
             * @member {number} stallTimeoutMs
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.stallTimeoutMs = 0;

            /**
             * Grant sweepName.
             * @member {string} sweepName
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.sweepName = "";

            /**
             * Grant requiredMetrics.
             * @member {Array.<string>} requiredMetrics
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.requiredMetrics = $util.emptyArray;

            /**
             * Grant seed.
             * @member {number} seed
             * @memberof yates.v1.Grant
             * @instance
             */
            Grant.prototype.seed = 0;

            /**
             * Creates a new Grant instance using the specified properties.
             * @function create
             * @memberof yates.v1.Grant
             * @static
             * @param {yates.v1.Grant.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Grant} Grant instance
             * @type {{
             *   (properties: yates.v1.Grant.$Shape): yates.v1.Grant & yates.v1.Grant.$Shape;
             *   (properties?: yates.v1.Grant.$Properties): yates.v1.Grant;
             * }}
             */
            Grant.create = function(properties) {
                return new Grant(properties);
            };

            /**
             * Encodes the specified Grant message. Does not implicitly {@link yates.v1.Grant.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Grant
             * @static
             * @param {yates.v1.Grant.$Properties} message Grant message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Grant.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempt);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.fence);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && !$Object.is(message.expiresAtMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.expiresAtMs);
                if (message.settings != null && message.settings.length)
                    for (let i = 0; i < message.settings.length; ++i)
                        $root.yates.v1.Setting.encode(message.settings[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.replicate != null && $Object.hasOwnProperty.call(message, "replicate") && message.replicate !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.replicate);
                if (message.trainerJson != null && $Object.hasOwnProperty.call(message, "trainerJson") && message.trainerJson !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.trainerJson);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.timeoutMs);
                if (message.stallTimeoutMs != null && $Object.hasOwnProperty.call(message, "stallTimeoutMs") && message.stallTimeoutMs !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.stallTimeoutMs);
                if (message.sweepName != null && $Object.hasOwnProperty.call(message, "sweepName") && message.sweepName !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.sweepName);
                if (message.requiredMetrics != null && message.requiredMetrics.length)
                    for (let i = 0; i < message.requiredMetrics.length; ++i)
                        writer.uint32(/* id 12, wireType 2 =*/98).string(message.requiredMetrics[i]);
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                    writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.seed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Grant message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Grant
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Grant & yates.v1.Grant.$Shape} Grant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Grant.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Grant();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.settings && message.settings.length))
                                message.settings = [];
                            message.settings.push($root.yates.v1.Setting.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.replicate = value;
                            else
                                delete message.replicate;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trainerJson = value;
                            else
                                delete message.trainerJson;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeoutMs = value;
                            else
                                delete message.timeoutMs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stallTimeoutMs = value;
                            else
                                delete message.stallTimeoutMs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepName = value;
                            else
                                delete message.sweepName;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.requiredMetrics && message.requiredMetrics.length))
                                message.requiredMetrics = [];
                            message.requiredMetrics.push(reader.stringVerify());
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Grant message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Grant
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Grant} Grant
             */
            Grant.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Grant)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Grant: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Grant();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.attempt != null)
                    if ($Number(object.attempt) !== 0)
                        message.attempt = object.attempt >>> 0;
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.expiresAtMs != null)
                    if (!$Object.is($Number(object.expiresAtMs), 0))
                        message.expiresAtMs = $Number(object.expiresAtMs);
                if (object.settings) {
                    if (!$Array.isArray(object.settings))
                        throw $TypeError(".yates.v1.Grant.settings: array expected");
                    message.settings = $Array(object.settings.length);
                    for (let i = 0; i < object.settings.length; ++i) {
                        if (!$util.isObject(object.settings[i]))
                            throw $TypeError(".yates.v1.Grant.settings: object expected");
                        message.settings[i] = $root.yates.v1.Setting.fromObject(object.settings[i], _depth + 1);
                    }
                }
                if (object.replicate != null)
                    if ($Number(object.replicate) !== 0)
                        message.replicate = object.replicate >>> 0;
                if (object.trainerJson != null)
                    if (typeof object.trainerJson !== "string" || object.trainerJson.length)
                        message.trainerJson = $String(object.trainerJson);
                if (object.timeoutMs != null)
                    if ($Number(object.timeoutMs) !== 0)
                        message.timeoutMs = object.timeoutMs >>> 0;
                if (object.stallTimeoutMs != null)
                    if ($Number(object.stallTimeoutMs) !== 0)
                        message.stallTimeoutMs = object.stallTimeoutMs >>> 0;
                if (object.sweepName != null)
                    if (typeof object.sweepName !== "string" || object.sweepName.length)
                        message.sweepName = $String(object.sweepName);
                if (object.requiredMetrics) {
                    if (!$Array.isArray(object.requiredMetrics))
                        throw $TypeError(".yates.v1.Grant.requiredMetrics: array expected");
                    message.requiredMetrics = $Array(object.requiredMetrics.length);
                    for (let i = 0; i < object.requiredMetrics.length; ++i)
                        message.requiredMetrics[i] = $String(object.requiredMetrics[i]);
                }
                if (object.seed != null)
                    if ($Number(object.seed) !== 0)
                        message.seed = object.seed >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Grant message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Grant
             * @static
             * @param {yates.v1.Grant} message Grant
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Grant.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.settings = [];
                    object.requiredMetrics = [];
                }
                if (options.defaults) {
                    object.trialId = "";
                    object.sweepId = "";
                    object.attempt = 0;
                    object.fence = 0;
                    object.expiresAtMs = 0;
                    object.replicate = 0;
                    object.trainerJson = "";
                    object.timeoutMs = 0;
                    object.stallTimeoutMs = 0;
                    object.sweepName = "";
                    object.seed = 0;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                    object.attempt = message.attempt;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    object.expiresAtMs = options.json && !$isFinite(message.expiresAtMs) ? $String(message.expiresAtMs) : message.expiresAtMs;
                if (message.settings && message.settings.length) {
                    object.settings = $Array(message.settings.length);
                    for (let j = 0; j < message.settings.length; ++j)
                        object.settings[j] = $root.yates.v1.Setting.toObject(message.settings[j], options, _depth + 1);
                }
                if (message.replicate != null && $Object.hasOwnProperty.call(message, "replicate"))
                    object.replicate = message.replicate;
                if (message.trainerJson != null && $Object.hasOwnProperty.call(message, "trainerJson"))
                    object.trainerJson = message.trainerJson;
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                    object.timeoutMs = message.timeoutMs;
                if (message.stallTimeoutMs != null && $Object.hasOwnProperty.call(message, "stallTimeoutMs"))
                    object.stallTimeoutMs = message.stallTimeoutMs;
                if (message.sweepName != null && $Object.hasOwnProperty.call(message, "sweepName"))
                    object.sweepName = message.sweepName;
                if (message.requiredMetrics && message.requiredMetrics.length) {
                    object.requiredMetrics = $Array(message.requiredMetrics.length);
                    for (let j = 0; j < message.requiredMetrics.length; ++j)
                        object.requiredMetrics[j] = message.requiredMetrics[j];
                }
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
                    object.seed = message.seed;
                return object;
            };

            /**
             * Converts this Grant to JSON.
             * @function toJSON
             * @memberof yates.v1.Grant
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Grant.prototype.toJSON = function() {
                return Grant.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Grant;
        })();

        v1.LeaseResponse = (function() {

            /**
             * Properties of a LeaseResponse.
             * @typedef {Object} yates.v1.LeaseResponse.$Properties
             * @property {Array.<yates.v1.Grant.$Properties>} [grants] LeaseResponse grants
             * @property {boolean} [idle] LeaseResponse idle
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaseResponse.
             * @memberof yates.v1
             * @interface ILeaseResponse
             * @augments yates.v1.LeaseResponse.$Properties
             * @deprecated Use yates.v1.LeaseResponse.$Properties instead.
             */

            /**
             * Shape of a LeaseResponse.
             * @typedef {{
             *   grants?: Array.<yates.v1.Grant.$Shape>;
             *   idle?: boolean;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.LeaseResponse.$Shape
             */

            /**
             * Constructs a new LeaseResponse.
             * @memberof yates.v1
             * @classdesc Represents a LeaseResponse.
             * @constructor
             * @param {yates.v1.LeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaseResponse = function (properties) {
                this.grants = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LeaseResponse grants.
             * @member {Array.<yates.v1.Grant>} grants
             * @memberof yates.v1.LeaseResponse
             * @instance
             */
            LeaseResponse.prototype.grants = $util.emptyArray;

            /**
             * LeaseResponse idle.
             * @member {boolean} idle
             * @memberof yates.v1.LeaseResponse
             * @instance
             */
            LeaseResponse.prototype.idle = false;

            /**
             * Creates a new LeaseResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.LeaseResponse
             * @static
             * @param {yates.v1.LeaseResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.LeaseResponse} LeaseResponse instance
             * @type {{
             *   (properties: yates.v1.LeaseResponse.$Shape): yates.v1.LeaseResponse & yates.v1.LeaseResponse.$Shape;
             *   (properties?: yates.v1.LeaseResponse.$Properties): yates.v1.LeaseResponse;
             * }}
             */
            LeaseResponse.create = function(properties) {
                return new LeaseResponse(properties);
            };

            /**
             * Encodes the specified LeaseResponse message. Does not implicitly {@link yates.v1.LeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.LeaseResponse
             * @static
             * @param {yates.v1.LeaseResponse.$Properties} message LeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.grants != null && message.grants.length)
                    for (let i = 0; i < message.grants.length; ++i)
                        $root.yates.v1.Grant.encode(message.grants[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.idle != null && $Object.hasOwnProperty.call(message, "idle") && message.idle !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.idle);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.LeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.LeaseResponse & yates.v1.LeaseResponse.$Shape} LeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaseResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.LeaseResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.grants && message.grants.length))
                                message.grants = [];
                            message.grants.push($root.yates.v1.Grant.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.idle = value;
                            else
                                delete message.idle;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.LeaseResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.LeaseResponse} LeaseResponse
             */
            LeaseResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.LeaseResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.LeaseResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.LeaseResponse();
                if (object.grants) {
                    if (!$Array.isArray(object.grants))
                        throw $TypeError(".yates.v1.LeaseResponse.grants: array expected");
                    message.grants = $Array(object.grants.length);
                    for (let i = 0; i < object.grants.length; ++i) {
                        if (!$util.isObject(object.grants[i]))
                            throw $TypeError(".yates.v1.LeaseResponse.grants: object expected");
                        message.grants[i] = $root.yates.v1.Grant.fromObject(object.grants[i], _depth + 1);
                    }
                }
                if (object.idle != null)
                    if (object.idle)
                        message.idle = $Boolean(object.idle);
                return message;
            };

            /**
             * Creates a plain object from a LeaseResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.LeaseResponse
             * @static
             * @param {yates.v1.LeaseResponse} message LeaseResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LeaseResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.grants = [];
                if (options.defaults)
                    object.idle = false;
                if (message.grants && message.grants.length) {
                    object.grants = $Array(message.grants.length);
                    for (let j = 0; j < message.grants.length; ++j)
                        object.grants[j] = $root.yates.v1.Grant.toObject(message.grants[j], options, _depth + 1);
                }
                if (message.idle != null && $Object.hasOwnProperty.call(message, "idle"))
                    object.idle = message.idle;
                return object;
            };

            /**
             * Converts this LeaseResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.LeaseResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LeaseResponse.prototype.toJSON = function() {
                return LeaseResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LeaseResponse;
        })();

        v1.RenewRequest = (function() {

            /**
             * Properties of a RenewRequest.
             * @typedef {Object} yates.v1.RenewRequest.$Properties
             * @property {string} [requestId] RenewRequest requestId
             * @property {string} [agentId] RenewRequest agentId
             * @property {Array.<yates.v1.Held.$Properties>} [held] RenewRequest held
             * @property {string} [logId] RenewRequest logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewRequest.
             * @memberof yates.v1
             * @interface IRenewRequest
             * @augments yates.v1.RenewRequest.$Properties
             * @deprecated Use yates.v1.RenewRequest.$Properties instead.
             */

            /**
             * Shape of a RenewRequest.
             * @typedef {yates.v1.RenewRequest.$Properties} yates.v1.RenewRequest.$Shape
             */

            /**
             * Constructs a new RenewRequest.
             * @memberof yates.v1
             * @classdesc Represents a RenewRequest.
             * @constructor
             * @param {yates.v1.RenewRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewRequest = function (properties) {
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.requestId = "";

            /**
             * RenewRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.agentId = "";

            /**
             * RenewRequest held.
             * @member {Array.<yates.v1.Held>} held
             * @memberof yates.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.held = $util.emptyArray;

            /**
             * RenewRequest logId.
             * @member {string} logId
             * @memberof yates.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.logId = "";

            /**
             * Creates a new RenewRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.RenewRequest
             * @static
             * @param {yates.v1.RenewRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.RenewRequest} RenewRequest instance
             * @type {{
             *   (properties: yates.v1.RenewRequest.$Shape): yates.v1.RenewRequest & yates.v1.RenewRequest.$Shape;
             *   (properties?: yates.v1.RenewRequest.$Properties): yates.v1.RenewRequest;
             * }}
             */
            RenewRequest.create = function(properties) {
                return new RenewRequest(properties);
            };

            /**
             * Encodes the specified RenewRequest message. Does not implicitly {@link yates.v1.RenewRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.RenewRequest
             * @static
             * @param {yates.v1.RenewRequest.$Properties} message RenewRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.held != null && message.held.length)
                    for (let i = 0; i < message.held.length; ++i)
                        $root.yates.v1.Held.encode(message.held[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.RenewRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.RenewRequest & yates.v1.RenewRequest.$Shape} RenewRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.RenewRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push($root.yates.v1.Held.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.RenewRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.RenewRequest} RenewRequest
             */
            RenewRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.RenewRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.RenewRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.RenewRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.held) {
                    if (!$Array.isArray(object.held))
                        throw $TypeError(".yates.v1.RenewRequest.held: array expected");
                    message.held = $Array(object.held.length);
                    for (let i = 0; i < object.held.length; ++i) {
                        if (!$util.isObject(object.held[i]))
                            throw $TypeError(".yates.v1.RenewRequest.held: object expected");
                        message.held[i] = $root.yates.v1.Held.fromObject(object.held[i], _depth + 1);
                    }
                }
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a RenewRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.RenewRequest
             * @static
             * @param {yates.v1.RenewRequest} message RenewRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.held = [];
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.logId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.held && message.held.length) {
                    object.held = $Array(message.held.length);
                    for (let j = 0; j < message.held.length; ++j)
                        object.held[j] = $root.yates.v1.Held.toObject(message.held[j], options, _depth + 1);
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this RenewRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.RenewRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewRequest.prototype.toJSON = function() {
                return RenewRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RenewRequest;
        })();

        /**
         * RenewVerdict enum.
         * @name yates.v1.RenewVerdict
         * @enum {number}
         * @property {number} RENEW_VERDICT_UNSPECIFIED=0 RENEW_VERDICT_UNSPECIFIED value
         * @property {number} RENEW_VERDICT_RENEWED=1 RENEW_VERDICT_RENEWED value
         * @property {number} RENEW_VERDICT_CANCEL=2 RENEW_VERDICT_CANCEL value
         * @property {number} RENEW_VERDICT_PAUSE=3 RENEW_VERDICT_PAUSE value
         * @property {number} RENEW_VERDICT_LOST=4 RENEW_VERDICT_LOST value
         */
        v1.RenewVerdict = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RENEW_VERDICT_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RENEW_VERDICT_RENEWED"] = 1;
            values[valuesById[2] = "RENEW_VERDICT_CANCEL"] = 2;
            values[valuesById[3] = "RENEW_VERDICT_PAUSE"] = 3;
            values[valuesById[4] = "RENEW_VERDICT_LOST"] = 4;
            return values;
        })();

        v1.Renewal = (function() {

            /**
             * Properties of a Renewal.
             * @typedef {Object} yates.v1.Renewal.$Properties
             * @property {string} [trialId] Renewal trialId
             * @property {yates.v1.RenewVerdict} [verdict] Renewal verdict
             * @property {number} [expiresAtMs] Renewal expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Renewal.
             * @memberof yates.v1
             * @interface IRenewal
             * @augments yates.v1.Renewal.$Properties
             * @deprecated Use yates.v1.Renewal.$Properties instead.
             */

            /**
             * Shape of a Renewal.
             * @typedef {yates.v1.Renewal.$Properties} yates.v1.Renewal.$Shape
             */

            /**
             * Constructs a new Renewal.
             * @memberof yates.v1
             * @classdesc Represents a Renewal.
             * @constructor
             * @param {yates.v1.Renewal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Renewal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Renewal trialId.
             * @member {string} trialId
             * @memberof yates.v1.Renewal
             * @instance
             */
            Renewal.prototype.trialId = "";

            /**
             * Renewal verdict.
             * @member {yates.v1.RenewVerdict} verdict
             * @memberof yates.v1.Renewal
             * @instance
             */
            Renewal.prototype.verdict = 0;

            /**
             * Renewal expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof yates.v1.Renewal
             * @instance
             */
            Renewal.prototype.expiresAtMs = 0;

            /**
             * Creates a new Renewal instance using the specified properties.
             * @function create
             * @memberof yates.v1.Renewal
             * @static
             * @param {yates.v1.Renewal.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Renewal} Renewal instance
             * @type {{
             *   (properties: yates.v1.Renewal.$Shape): yates.v1.Renewal & yates.v1.Renewal.$Shape;
             *   (properties?: yates.v1.Renewal.$Properties): yates.v1.Renewal;
             * }}
             */
            Renewal.create = function(properties) {
                return new Renewal(properties);
            };

            /**
             * Encodes the specified Renewal message. Does not implicitly {@link yates.v1.Renewal.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Renewal
             * @static
             * @param {yates.v1.Renewal.$Properties} message Renewal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Renewal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.verdict);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && !$Object.is(message.expiresAtMs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Renewal message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Renewal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Renewal & yates.v1.Renewal.$Shape} Renewal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Renewal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Renewal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.verdict = value;
                            else
                                delete message.verdict;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Renewal message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Renewal
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Renewal} Renewal
             */
            Renewal.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Renewal)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Renewal: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Renewal();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.verdict !== 0 && (typeof object.verdict !== "string" || $root.yates.v1.RenewVerdict[object.verdict] !== 0))
                    switch (object.verdict) {
                    case "RENEW_VERDICT_UNSPECIFIED":
                    case 0:
                        message.verdict = 0;
                        break;
                    case "RENEW_VERDICT_RENEWED":
                    case 1:
                        message.verdict = 1;
                        break;
                    case "RENEW_VERDICT_CANCEL":
                    case 2:
                        message.verdict = 2;
                        break;
                    case "RENEW_VERDICT_PAUSE":
                    case 3:
                        message.verdict = 3;
                        break;
                    case "RENEW_VERDICT_LOST":
                    case 4:
                        message.verdict = 4;
                        break;
                    default:
                        if (typeof object.verdict === "number" && (object.verdict | 0) === object.verdict)
                            message.verdict = object.verdict;
                    }
                if (object.expiresAtMs != null)
                    if (!$Object.is($Number(object.expiresAtMs), 0))
                        message.expiresAtMs = $Number(object.expiresAtMs);
                return message;
            };

            /**
             * Creates a plain object from a Renewal message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Renewal
             * @static
             * @param {yates.v1.Renewal} message Renewal
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Renewal.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.verdict = options.enums === $String ? "RENEW_VERDICT_UNSPECIFIED" : 0;
                    object.expiresAtMs = 0;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict"))
                    object.verdict = options.enums === $String ? $root.yates.v1.RenewVerdict[message.verdict] === $undefined ? message.verdict : $root.yates.v1.RenewVerdict[message.verdict] : message.verdict;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    object.expiresAtMs = options.json && !$isFinite(message.expiresAtMs) ? $String(message.expiresAtMs) : message.expiresAtMs;
                return object;
            };

            /**
             * Converts this Renewal to JSON.
             * @function toJSON
             * @memberof yates.v1.Renewal
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Renewal.prototype.toJSON = function() {
                return Renewal.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Renewal;
        })();

        v1.RenewResponse = (function() {

            /**
             * Properties of a RenewResponse.
             * @typedef {Object} yates.v1.RenewResponse.$Properties
             * @property {Array.<yates.v1.Renewal.$Properties>} [renewals] RenewResponse renewals
             * @property {boolean} [registerAgain] RenewResponse registerAgain
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewResponse.
             * @memberof yates.v1
             * @interface IRenewResponse
             * @augments yates.v1.RenewResponse.$Properties
             * @deprecated Use yates.v1.RenewResponse.$Properties instead.
             */

            /**
             * Shape of a RenewResponse.
             * @typedef {yates.v1.RenewResponse.$Properties} yates.v1.RenewResponse.$Shape
             */

            /**
             * Constructs a new RenewResponse.
             * @memberof yates.v1
             * @classdesc Represents a RenewResponse.
             * @constructor
             * @param {yates.v1.RenewResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewResponse = function (properties) {
                this.renewals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewResponse renewals.
             * @member {Array.<yates.v1.Renewal>} renewals
             * @memberof yates.v1.RenewResponse
             * @instance
             */
            RenewResponse.prototype.renewals = $util.emptyArray;

            /**
             * RenewResponse registerAgain.
             * @member {boolean} registerAgain
             * @memberof yates.v1.RenewResponse
             * @instance
             */
            RenewResponse.prototype.registerAgain = false;

            /**
             * Creates a new RenewResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.RenewResponse
             * @static
             * @param {yates.v1.RenewResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.RenewResponse} RenewResponse instance
             * @type {{
             *   (properties: yates.v1.RenewResponse.$Shape): yates.v1.RenewResponse & yates.v1.RenewResponse.$Shape;
             *   (properties?: yates.v1.RenewResponse.$Properties): yates.v1.RenewResponse;
             * }}
             */
            RenewResponse.create = function(properties) {
                return new RenewResponse(properties);
            };

            /**
             * Encodes the specified RenewResponse message. Does not implicitly {@link yates.v1.RenewResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.RenewResponse
             * @static
             * @param {yates.v1.RenewResponse.$Properties} message RenewResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.renewals != null && message.renewals.length)
                    for (let i = 0; i < message.renewals.length; ++i)
                        $root.yates.v1.Renewal.encode(message.renewals[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.registerAgain != null && $Object.hasOwnProperty.call(message, "registerAgain") && message.registerAgain !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.registerAgain);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.RenewResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.RenewResponse & yates.v1.RenewResponse.$Shape} RenewResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.RenewResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.renewals && message.renewals.length))
                                message.renewals = [];
                            message.renewals.push($root.yates.v1.Renewal.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.registerAgain = value;
                            else
                                delete message.registerAgain;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.RenewResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.RenewResponse} RenewResponse
             */
            RenewResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.RenewResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.RenewResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.RenewResponse();
                if (object.renewals) {
                    if (!$Array.isArray(object.renewals))
                        throw $TypeError(".yates.v1.RenewResponse.renewals: array expected");
                    message.renewals = $Array(object.renewals.length);
                    for (let i = 0; i < object.renewals.length; ++i) {
                        if (!$util.isObject(object.renewals[i]))
                            throw $TypeError(".yates.v1.RenewResponse.renewals: object expected");
                        message.renewals[i] = $root.yates.v1.Renewal.fromObject(object.renewals[i], _depth + 1);
                    }
                }
                if (object.registerAgain != null)
                    if (object.registerAgain)
                        message.registerAgain = $Boolean(object.registerAgain);
                return message;
            };

            /**
             * Creates a plain object from a RenewResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.RenewResponse
             * @static
             * @param {yates.v1.RenewResponse} message RenewResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.renewals = [];
                if (options.defaults)
                    object.registerAgain = false;
                if (message.renewals && message.renewals.length) {
                    object.renewals = $Array(message.renewals.length);
                    for (let j = 0; j < message.renewals.length; ++j)
                        object.renewals[j] = $root.yates.v1.Renewal.toObject(message.renewals[j], options, _depth + 1);
                }
                if (message.registerAgain != null && $Object.hasOwnProperty.call(message, "registerAgain"))
                    object.registerAgain = message.registerAgain;
                return object;
            };

            /**
             * Converts this RenewResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.RenewResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewResponse.prototype.toJSON = function() {
                return RenewResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RenewResponse;
        })();

        v1.Result = (function() {

            /**
             * Properties of a Result.
             * @typedef {Object} yates.v1.Result.$Properties
             * @property {string} [trialId] Result trialId
             * @property {number} [fence] Result fence
             * @property {Array.<yates.v1.Metric.$Properties>} [metrics] Result metrics
             * @property {Array.<yates.v1.Artifact.$Properties>} [artifacts] Result artifacts
             * @property {number} [startedAtMs] Result startedAtMs
             * @property {number} [endedAtMs] Result endedAtMs
             * @property {string} [backend] Result backend
             * @property {string} [requestId] Result requestId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Result.
             * @memberof yates.v1
             * @interface IResult
             * @augments yates.v1.Result.$Properties
             * @deprecated Use yates.v1.Result.$Properties instead.
             */

            /**
             * Shape of a Result.
             * @typedef {yates.v1.Result.$Properties} yates.v1.Result.$Shape
             */

            /**
             * Constructs a new Result.
             * @memberof yates.v1
             * @classdesc Represents a Result.
             * @constructor
             * @param {yates.v1.Result.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Result = function (properties) {
                this.metrics = [];
                this.artifacts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Result trialId.
             * @member {string} trialId
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.trialId = "";

            /**
             * Result fence.
             * @member {number} fence
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.fence = 0;

            /**
             * Result metrics.
             * @member {Array.<yates.v1.Metric>} metrics
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.metrics = $util.emptyArray;

            /**
             * Result artifacts.
             * @member {Array.<yates.v1.Artifact>} artifacts
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.artifacts = $util.emptyArray;

            /**
             * Result startedAtMs.
             * @member {number} startedAtMs
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.startedAtMs = 0;

            /**
             * Result endedAtMs.
             * @member {number} endedAtMs
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.endedAtMs = 0;

            /**
             * Result backend.
             * @member {string} backend
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.backend = "";

            /**
             * Result requestId.
             * @member {string} requestId
             * @memberof yates.v1.Result
             * @instance
             */
            Result.prototype.requestId = "";

            /**
             * Creates a new Result instance using the specified properties.
             * @function create
             * @memberof yates.v1.Result
             * @static
             * @param {yates.v1.Result.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Result} Result instance
             * @type {{
             *   (properties: yates.v1.Result.$Shape): yates.v1.Result & yates.v1.Result.$Shape;
             *   (properties?: yates.v1.Result.$Properties): yates.v1.Result;
             * }}
             */
            Result.create = function(properties) {
                return new Result(properties);
            };

            /**
             * Encodes the specified Result message. Does not implicitly {@link yates.v1.Result.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Result
             * @static
             * @param {yates.v1.Result.$Properties} message Result message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Result.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.fence);
                if (message.metrics != null && message.metrics.length)
                    for (let i = 0; i < message.metrics.length; ++i)
                        $root.yates.v1.Metric.encode(message.metrics[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.artifacts != null && message.artifacts.length)
                    for (let i = 0; i < message.artifacts.length; ++i)
                        $root.yates.v1.Artifact.encode(message.artifacts[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && !$Object.is(message.startedAtMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.startedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && !$Object.is(message.endedAtMs, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.endedAtMs);
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.backend);
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.requestId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Result
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Result & yates.v1.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Result.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Result();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push($root.yates.v1.Metric.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.artifacts && message.artifacts.length))
                                message.artifacts = [];
                            message.artifacts.push($root.yates.v1.Artifact.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.startedAtMs = value;
                            else
                                delete message.startedAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Result message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Result
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Result} Result
             */
            Result.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Result)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Result: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Result();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.metrics) {
                    if (!$Array.isArray(object.metrics))
                        throw $TypeError(".yates.v1.Result.metrics: array expected");
                    message.metrics = $Array(object.metrics.length);
                    for (let i = 0; i < object.metrics.length; ++i) {
                        if (!$util.isObject(object.metrics[i]))
                            throw $TypeError(".yates.v1.Result.metrics: object expected");
                        message.metrics[i] = $root.yates.v1.Metric.fromObject(object.metrics[i], _depth + 1);
                    }
                }
                if (object.artifacts) {
                    if (!$Array.isArray(object.artifacts))
                        throw $TypeError(".yates.v1.Result.artifacts: array expected");
                    message.artifacts = $Array(object.artifacts.length);
                    for (let i = 0; i < object.artifacts.length; ++i) {
                        if (!$util.isObject(object.artifacts[i]))
                            throw $TypeError(".yates.v1.Result.artifacts: object expected");
                        message.artifacts[i] = $root.yates.v1.Artifact.fromObject(object.artifacts[i], _depth + 1);
                    }
                }
                if (object.startedAtMs != null)
                    if (!$Object.is($Number(object.startedAtMs), 0))
                        message.startedAtMs = $Number(object.startedAtMs);
                if (object.endedAtMs != null)
                    if (!$Object.is($Number(object.endedAtMs), 0))
                        message.endedAtMs = $Number(object.endedAtMs);
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                return message;
            };

            /**
             * Creates a plain object from a Result message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Result
             * @static
             * @param {yates.v1.Result} message Result
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Result.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.metrics = [];
                    object.artifacts = [];
                }
                if (options.defaults) {
                    object.trialId = "";
                    object.fence = 0;
                    object.startedAtMs = 0;
                    object.endedAtMs = 0;
                    object.backend = "";
                    object.requestId = "";
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.metrics && message.metrics.length) {
                    object.metrics = $Array(message.metrics.length);
                    for (let j = 0; j < message.metrics.length; ++j)
                        object.metrics[j] = $root.yates.v1.Metric.toObject(message.metrics[j], options, _depth + 1);
                }
                if (message.artifacts && message.artifacts.length) {
                    object.artifacts = $Array(message.artifacts.length);
                    for (let j = 0; j < message.artifacts.length; ++j)
                        object.artifacts[j] = $root.yates.v1.Artifact.toObject(message.artifacts[j], options, _depth + 1);
                }
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs"))
                    object.startedAtMs = options.json && !$isFinite(message.startedAtMs) ? $String(message.startedAtMs) : message.startedAtMs;
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs"))
                    object.endedAtMs = options.json && !$isFinite(message.endedAtMs) ? $String(message.endedAtMs) : message.endedAtMs;
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                return object;
            };

            /**
             * Converts this Result to JSON.
             * @function toJSON
             * @memberof yates.v1.Result
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Result.prototype.toJSON = function() {
                return Result.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Result;
        })();

        v1.CompleteRequest = (function() {

            /**
             * Properties of a CompleteRequest.
             * @typedef {Object} yates.v1.CompleteRequest.$Properties
             * @property {string} [requestId] CompleteRequest requestId
             * @property {string} [agentId] CompleteRequest agentId
             * @property {Array.<yates.v1.Result.$Properties>} [results] CompleteRequest results
             * @property {string} [logId] CompleteRequest logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CompleteRequest.
             * @memberof yates.v1
             * @interface ICompleteRequest
             * @augments yates.v1.CompleteRequest.$Properties
             * @deprecated Use yates.v1.CompleteRequest.$Properties instead.
             */

            /**
             * Shape of a CompleteRequest.
             * @typedef {yates.v1.CompleteRequest.$Properties} yates.v1.CompleteRequest.$Shape
             */

            /**
             * Constructs a new CompleteRequest.
             * @memberof yates.v1
             * @classdesc Represents a CompleteRequest.
             * @constructor
             * @param {yates.v1.CompleteRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CompleteRequest = function (properties) {
                this.results = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CompleteRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.CompleteRequest
             * @instance
             */
            CompleteRequest.prototype.requestId = "";

            /**
             * CompleteRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.CompleteRequest
             * @instance
             */
            CompleteRequest.prototype.agentId = "";

            /**
             * CompleteRequest results.
             * @member {Array.<yates.v1.Result>} results
             * @memberof yates.v1.CompleteRequest
             * @instance
             */
            CompleteRequest.prototype.results = $util.emptyArray;

            /**
             * CompleteRequest logId.
             * @member {string} logId
             * @memberof yates.v1.CompleteRequest
             * @instance
             */
            CompleteRequest.prototype.logId = "";

            /**
             * Creates a new CompleteRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.CompleteRequest
             * @static
             * @param {yates.v1.CompleteRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.CompleteRequest} CompleteRequest instance
             * @type {{
             *   (properties: yates.v1.CompleteRequest.$Shape): yates.v1.CompleteRequest & yates.v1.CompleteRequest.$Shape;
             *   (properties?: yates.v1.CompleteRequest.$Properties): yates.v1.CompleteRequest;
             * }}
             */
            CompleteRequest.create = function(properties) {
                return new CompleteRequest(properties);
            };

            /**
             * Encodes the specified CompleteRequest message. Does not implicitly {@link yates.v1.CompleteRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.CompleteRequest
             * @static
             * @param {yates.v1.CompleteRequest.$Properties} message CompleteRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CompleteRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.results != null && message.results.length)
                    for (let i = 0; i < message.results.length; ++i)
                        $root.yates.v1.Result.encode(message.results[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CompleteRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.CompleteRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.CompleteRequest & yates.v1.CompleteRequest.$Shape} CompleteRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CompleteRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.CompleteRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.results && message.results.length))
                                message.results = [];
                            message.results.push($root.yates.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CompleteRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.CompleteRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.CompleteRequest} CompleteRequest
             */
            CompleteRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.CompleteRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.CompleteRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.CompleteRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.results) {
                    if (!$Array.isArray(object.results))
                        throw $TypeError(".yates.v1.CompleteRequest.results: array expected");
                    message.results = $Array(object.results.length);
                    for (let i = 0; i < object.results.length; ++i) {
                        if (!$util.isObject(object.results[i]))
                            throw $TypeError(".yates.v1.CompleteRequest.results: object expected");
                        message.results[i] = $root.yates.v1.Result.fromObject(object.results[i], _depth + 1);
                    }
                }
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a CompleteRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.CompleteRequest
             * @static
             * @param {yates.v1.CompleteRequest} message CompleteRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CompleteRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.results = [];
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.logId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.results && message.results.length) {
                    object.results = $Array(message.results.length);
                    for (let j = 0; j < message.results.length; ++j)
                        object.results[j] = $root.yates.v1.Result.toObject(message.results[j], options, _depth + 1);
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this CompleteRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.CompleteRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CompleteRequest.prototype.toJSON = function() {
                return CompleteRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CompleteRequest;
        })();

        /**
         * ResultVerdict enum.
         * @name yates.v1.ResultVerdict
         * @enum {number}
         * @property {number} RESULT_VERDICT_UNSPECIFIED=0 RESULT_VERDICT_UNSPECIFIED value
         * @property {number} RESULT_VERDICT_COUNTED=1 RESULT_VERDICT_COUNTED value
         * @property {number} RESULT_VERDICT_LATE=2 RESULT_VERDICT_LATE value
         * @property {number} RESULT_VERDICT_DUPLICATE=3 RESULT_VERDICT_DUPLICATE value
         * @property {number} RESULT_VERDICT_UNKNOWN=4 RESULT_VERDICT_UNKNOWN value
         */
        v1.ResultVerdict = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RESULT_VERDICT_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RESULT_VERDICT_COUNTED"] = 1;
            values[valuesById[2] = "RESULT_VERDICT_LATE"] = 2;
            values[valuesById[3] = "RESULT_VERDICT_DUPLICATE"] = 3;
            values[valuesById[4] = "RESULT_VERDICT_UNKNOWN"] = 4;
            return values;
        })();

        v1.ResultReceipt = (function() {

            /**
             * Properties of a ResultReceipt.
             * @typedef {Object} yates.v1.ResultReceipt.$Properties
             * @property {string} [trialId] ResultReceipt trialId
             * @property {yates.v1.ResultVerdict} [verdict] ResultReceipt verdict
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResultReceipt.
             * @memberof yates.v1
             * @interface IResultReceipt
             * @augments yates.v1.ResultReceipt.$Properties
             * @deprecated Use yates.v1.ResultReceipt.$Properties instead.
             */

            /**
             * Shape of a ResultReceipt.
             * @typedef {yates.v1.ResultReceipt.$Properties} yates.v1.ResultReceipt.$Shape
             */

            /**
             * Constructs a new ResultReceipt.
             * @memberof yates.v1
             * @classdesc Represents a ResultReceipt.
             * @constructor
             * @param {yates.v1.ResultReceipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResultReceipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResultReceipt trialId.
             * @member {string} trialId
             * @memberof yates.v1.ResultReceipt
             * @instance
             */
            ResultReceipt.prototype.trialId = "";

            /**
             * ResultReceipt verdict.
             * @member {yates.v1.ResultVerdict} verdict
             * @memberof yates.v1.ResultReceipt
             * @instance
             */
            ResultReceipt.prototype.verdict = 0;

            /**
             * Creates a new ResultReceipt instance using the specified properties.
             * @function create
             * @memberof yates.v1.ResultReceipt
             * @static
             * @param {yates.v1.ResultReceipt.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ResultReceipt} ResultReceipt instance
             * @type {{
             *   (properties: yates.v1.ResultReceipt.$Shape): yates.v1.ResultReceipt & yates.v1.ResultReceipt.$Shape;
             *   (properties?: yates.v1.ResultReceipt.$Properties): yates.v1.ResultReceipt;
             * }}
             */
            ResultReceipt.create = function(properties) {
                return new ResultReceipt(properties);
            };

            /**
             * Encodes the specified ResultReceipt message. Does not implicitly {@link yates.v1.ResultReceipt.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ResultReceipt
             * @static
             * @param {yates.v1.ResultReceipt.$Properties} message ResultReceipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResultReceipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.verdict);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResultReceipt message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ResultReceipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ResultReceipt & yates.v1.ResultReceipt.$Shape} ResultReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResultReceipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ResultReceipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.verdict = value;
                            else
                                delete message.verdict;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ResultReceipt message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ResultReceipt
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ResultReceipt} ResultReceipt
             */
            ResultReceipt.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ResultReceipt)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ResultReceipt: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ResultReceipt();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.verdict !== 0 && (typeof object.verdict !== "string" || $root.yates.v1.ResultVerdict[object.verdict] !== 0))
                    switch (object.verdict) {
                    case "RESULT_VERDICT_UNSPECIFIED":
                    case 0:
                        message.verdict = 0;
                        break;
                    case "RESULT_VERDICT_COUNTED":
                    case 1:
                        message.verdict = 1;
                        break;
                    case "RESULT_VERDICT_LATE":
                    case 2:
                        message.verdict = 2;
                        break;
                    case "RESULT_VERDICT_DUPLICATE":
                    case 3:
                        message.verdict = 3;
                        break;
                    case "RESULT_VERDICT_UNKNOWN":
                    case 4:
                        message.verdict = 4;
                        break;
                    default:
                        if (typeof object.verdict === "number" && (object.verdict | 0) === object.verdict)
                            message.verdict = object.verdict;
                    }
                return message;
            };

            /**
             * Creates a plain object from a ResultReceipt message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ResultReceipt
             * @static
             * @param {yates.v1.ResultReceipt} message ResultReceipt
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ResultReceipt.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.verdict = options.enums === $String ? "RESULT_VERDICT_UNSPECIFIED" : 0;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict"))
                    object.verdict = options.enums === $String ? $root.yates.v1.ResultVerdict[message.verdict] === $undefined ? message.verdict : $root.yates.v1.ResultVerdict[message.verdict] : message.verdict;
                return object;
            };

            /**
             * Converts this ResultReceipt to JSON.
             * @function toJSON
             * @memberof yates.v1.ResultReceipt
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ResultReceipt.prototype.toJSON = function() {
                return ResultReceipt.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ResultReceipt;
        })();

        v1.CompleteResponse = (function() {

            /**
             * Properties of a CompleteResponse.
             * @typedef {Object} yates.v1.CompleteResponse.$Properties
             * @property {Array.<yates.v1.ResultReceipt.$Properties>} [receipts] CompleteResponse receipts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CompleteResponse.
             * @memberof yates.v1
             * @interface ICompleteResponse
             * @augments yates.v1.CompleteResponse.$Properties
             * @deprecated Use yates.v1.CompleteResponse.$Properties instead.
             */

            /**
             * Shape of a CompleteResponse.
             * @typedef {yates.v1.CompleteResponse.$Properties} yates.v1.CompleteResponse.$Shape
             */

            /**
             * Constructs a new CompleteResponse.
             * @memberof yates.v1
             * @classdesc Represents a CompleteResponse.
             * @constructor
             * @param {yates.v1.CompleteResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CompleteResponse = function (properties) {
                this.receipts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CompleteResponse receipts.
             * @member {Array.<yates.v1.ResultReceipt>} receipts
             * @memberof yates.v1.CompleteResponse
             * @instance
             */
            CompleteResponse.prototype.receipts = $util.emptyArray;

            /**
             * Creates a new CompleteResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.CompleteResponse
             * @static
             * @param {yates.v1.CompleteResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.CompleteResponse} CompleteResponse instance
             * @type {{
             *   (properties: yates.v1.CompleteResponse.$Shape): yates.v1.CompleteResponse & yates.v1.CompleteResponse.$Shape;
             *   (properties?: yates.v1.CompleteResponse.$Properties): yates.v1.CompleteResponse;
             * }}
             */
            CompleteResponse.create = function(properties) {
                return new CompleteResponse(properties);
            };

            /**
             * Encodes the specified CompleteResponse message. Does not implicitly {@link yates.v1.CompleteResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.CompleteResponse
             * @static
             * @param {yates.v1.CompleteResponse.$Properties} message CompleteResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CompleteResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.receipts != null && message.receipts.length)
                    for (let i = 0; i < message.receipts.length; ++i)
                        $root.yates.v1.ResultReceipt.encode(message.receipts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CompleteResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.CompleteResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.CompleteResponse & yates.v1.CompleteResponse.$Shape} CompleteResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CompleteResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.CompleteResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.receipts && message.receipts.length))
                                message.receipts = [];
                            message.receipts.push($root.yates.v1.ResultReceipt.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CompleteResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.CompleteResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.CompleteResponse} CompleteResponse
             */
            CompleteResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.CompleteResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.CompleteResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.CompleteResponse();
                if (object.receipts) {
                    if (!$Array.isArray(object.receipts))
                        throw $TypeError(".yates.v1.CompleteResponse.receipts: array expected");
                    message.receipts = $Array(object.receipts.length);
                    for (let i = 0; i < object.receipts.length; ++i) {
                        if (!$util.isObject(object.receipts[i]))
                            throw $TypeError(".yates.v1.CompleteResponse.receipts: object expected");
                        message.receipts[i] = $root.yates.v1.ResultReceipt.fromObject(object.receipts[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a CompleteResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.CompleteResponse
             * @static
             * @param {yates.v1.CompleteResponse} message CompleteResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CompleteResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.receipts = [];
                if (message.receipts && message.receipts.length) {
                    object.receipts = $Array(message.receipts.length);
                    for (let j = 0; j < message.receipts.length; ++j)
                        object.receipts[j] = $root.yates.v1.ResultReceipt.toObject(message.receipts[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this CompleteResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.CompleteResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CompleteResponse.prototype.toJSON = function() {
                return CompleteResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CompleteResponse;
        })();

        v1.FailRequest = (function() {

            /**
             * Properties of a FailRequest.
             * @typedef {Object} yates.v1.FailRequest.$Properties
             * @property {string} [requestId] FailRequest requestId
             * @property {string} [agentId] FailRequest agentId
             * @property {string} [trialId] FailRequest trialId
             * @property {number} [fence] FailRequest fence
             * @property {yates.v1.Fault.$Properties} [fault] FailRequest fault
             * @property {number} [startedAtMs] FailRequest startedAtMs
             * @property {number} [endedAtMs] FailRequest endedAtMs
             * @property {string} [logId] FailRequest logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FailRequest.
             * @memberof yates.v1
             * @interface IFailRequest
             * @augments yates.v1.FailRequest.$Properties
             * @deprecated Use yates.v1.FailRequest.$Properties instead.
             */

            /**
             * Shape of a FailRequest.
             * @typedef {yates.v1.FailRequest.$Properties} yates.v1.FailRequest.$Shape
             */

            /**
             * Constructs a new FailRequest.
             * @memberof yates.v1
             * @classdesc Represents a FailRequest.
             * @constructor
             * @param {yates.v1.FailRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FailRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FailRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.requestId = "";

            /**
             * FailRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.agentId = "";

            /**
             * FailRequest trialId.
             * @member {string} trialId
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.trialId = "";

            /**
             * FailRequest fence.
             * @member {number} fence
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.fence = 0;

            /**
             * FailRequest fault.
             * @member {yates.v1.Fault} fault
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.fault = null;

            /**
             * FailRequest startedAtMs.
             * @member {number} startedAtMs
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.startedAtMs = 0;

            /**
             * FailRequest endedAtMs.
             * @member {number} endedAtMs
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.endedAtMs = 0;

            /**
             * FailRequest logId.
             * @member {string} logId
             * @memberof yates.v1.FailRequest
             * @instance
             */
            FailRequest.prototype.logId = "";

            /**
             * Creates a new FailRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.FailRequest
             * @static
             * @param {yates.v1.FailRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.FailRequest} FailRequest instance
             * @type {{
             *   (properties: yates.v1.FailRequest.$Shape): yates.v1.FailRequest & yates.v1.FailRequest.$Shape;
             *   (properties?: yates.v1.FailRequest.$Properties): yates.v1.FailRequest;
             * }}
             */
            FailRequest.create = function(properties) {
                return new FailRequest(properties);
            };

            /**
             * Encodes the specified FailRequest message. Does not implicitly {@link yates.v1.FailRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.FailRequest
             * @static
             * @param {yates.v1.FailRequest.$Properties} message FailRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FailRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.fence);
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    $root.yates.v1.Fault.encode(message.fault, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && !$Object.is(message.startedAtMs, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.startedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && !$Object.is(message.endedAtMs, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.endedAtMs);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FailRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.FailRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.FailRequest & yates.v1.FailRequest.$Shape} FailRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FailRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.FailRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.fault = $root.yates.v1.Fault.decode(reader, reader.size(), $undefined, _depth + 1, message.fault);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.startedAtMs = value;
                            else
                                delete message.startedAtMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FailRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.FailRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.FailRequest} FailRequest
             */
            FailRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.FailRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.FailRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.FailRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.fault != null) {
                    if (!$util.isObject(object.fault))
                        throw $TypeError(".yates.v1.FailRequest.fault: object expected");
                    message.fault = $root.yates.v1.Fault.fromObject(object.fault, _depth + 1);
                }
                if (object.startedAtMs != null)
                    if (!$Object.is($Number(object.startedAtMs), 0))
                        message.startedAtMs = $Number(object.startedAtMs);
                if (object.endedAtMs != null)
                    if (!$Object.is($Number(object.endedAtMs), 0))
                        message.endedAtMs = $Number(object.endedAtMs);
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a FailRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.FailRequest
             * @static
             * @param {yates.v1.FailRequest} message FailRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FailRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.trialId = "";
                    object.fence = 0;
                    object.fault = null;
                    object.startedAtMs = 0;
                    object.endedAtMs = 0;
                    object.logId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    object.fault = $root.yates.v1.Fault.toObject(message.fault, options, _depth + 1);
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs"))
                    object.startedAtMs = options.json && !$isFinite(message.startedAtMs) ? $String(message.startedAtMs) : message.startedAtMs;
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs"))
                    object.endedAtMs = options.json && !$isFinite(message.endedAtMs) ? $String(message.endedAtMs) : message.endedAtMs;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this FailRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.FailRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FailRequest.prototype.toJSON = function() {
                return FailRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FailRequest;
        })();

        v1.FailResponse = (function() {

            /**
             * Properties of a FailResponse.
             * @typedef {Object} yates.v1.FailResponse.$Properties
             * @property {yates.v1.ResultVerdict} [verdict] FailResponse verdict
             * @property {boolean} [willRetry] FailResponse willRetry
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FailResponse.
             * @memberof yates.v1
             * @interface IFailResponse
             * @augments yates.v1.FailResponse.$Properties
             * @deprecated Use yates.v1.FailResponse.$Properties instead.
             */

            /**
             * Shape of a FailResponse.
             * @typedef {yates.v1.FailResponse.$Properties} yates.v1.FailResponse.$Shape
             */

            /**
             * Constructs a new FailResponse.
             * @memberof yates.v1
             * @classdesc Represents a FailResponse.
             * @constructor
             * @param {yates.v1.FailResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FailResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FailResponse verdict.
             * @member {yates.v1.ResultVerdict} verdict
             * @memberof yates.v1.FailResponse
             * @instance
             */
            FailResponse.prototype.verdict = 0;

            /**
             * FailResponse willRetry.
             * @member {boolean} willRetry
             * @memberof yates.v1.FailResponse
             * @instance
             */
            FailResponse.prototype.willRetry = false;

            /**
             * Creates a new FailResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.FailResponse
             * @static
             * @param {yates.v1.FailResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.FailResponse} FailResponse instance
             * @type {{
             *   (properties: yates.v1.FailResponse.$Shape): yates.v1.FailResponse & yates.v1.FailResponse.$Shape;
             *   (properties?: yates.v1.FailResponse.$Properties): yates.v1.FailResponse;
             * }}
             */
            FailResponse.create = function(properties) {
                return new FailResponse(properties);
            };

            /**
             * Encodes the specified FailResponse message. Does not implicitly {@link yates.v1.FailResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.FailResponse
             * @static
             * @param {yates.v1.FailResponse.$Properties} message FailResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FailResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.verdict);
                if (message.willRetry != null && $Object.hasOwnProperty.call(message, "willRetry") && message.willRetry !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.willRetry);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FailResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.FailResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.FailResponse & yates.v1.FailResponse.$Shape} FailResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FailResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.FailResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.verdict = value;
                            else
                                delete message.verdict;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.willRetry = value;
                            else
                                delete message.willRetry;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FailResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.FailResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.FailResponse} FailResponse
             */
            FailResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.FailResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.FailResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.FailResponse();
                if (object.verdict !== 0 && (typeof object.verdict !== "string" || $root.yates.v1.ResultVerdict[object.verdict] !== 0))
                    switch (object.verdict) {
                    case "RESULT_VERDICT_UNSPECIFIED":
                    case 0:
                        message.verdict = 0;
                        break;
                    case "RESULT_VERDICT_COUNTED":
                    case 1:
                        message.verdict = 1;
                        break;
                    case "RESULT_VERDICT_LATE":
                    case 2:
                        message.verdict = 2;
                        break;
                    case "RESULT_VERDICT_DUPLICATE":
                    case 3:
                        message.verdict = 3;
                        break;
                    case "RESULT_VERDICT_UNKNOWN":
                    case 4:
                        message.verdict = 4;
                        break;
                    default:
                        if (typeof object.verdict === "number" && (object.verdict | 0) === object.verdict)
                            message.verdict = object.verdict;
                    }
                if (object.willRetry != null)
                    if (object.willRetry)
                        message.willRetry = $Boolean(object.willRetry);
                return message;
            };

            /**
             * Creates a plain object from a FailResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.FailResponse
             * @static
             * @param {yates.v1.FailResponse} message FailResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FailResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.verdict = options.enums === $String ? "RESULT_VERDICT_UNSPECIFIED" : 0;
                    object.willRetry = false;
                }
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict"))
                    object.verdict = options.enums === $String ? $root.yates.v1.ResultVerdict[message.verdict] === $undefined ? message.verdict : $root.yates.v1.ResultVerdict[message.verdict] : message.verdict;
                if (message.willRetry != null && $Object.hasOwnProperty.call(message, "willRetry"))
                    object.willRetry = message.willRetry;
                return object;
            };

            /**
             * Converts this FailResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.FailResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FailResponse.prototype.toJSON = function() {
                return FailResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FailResponse;
        })();

        v1.ReleaseRequest = (function() {

            /**
             * Properties of a ReleaseRequest.
             * @typedef {Object} yates.v1.ReleaseRequest.$Properties
             * @property {string} [requestId] ReleaseRequest requestId
             * @property {string} [agentId] ReleaseRequest agentId
             * @property {Array.<yates.v1.Held.$Properties>} [held] ReleaseRequest held
             * @property {string} [reason] ReleaseRequest reason
             * @property {boolean} [leaving] ReleaseRequest leaving
             * @property {string} [logId] ReleaseRequest logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseRequest.
             * @memberof yates.v1
             * @interface IReleaseRequest
             * @augments yates.v1.ReleaseRequest.$Properties
             * @deprecated Use yates.v1.ReleaseRequest.$Properties instead.
             */

            /**
             * Shape of a ReleaseRequest.
             * @typedef {yates.v1.ReleaseRequest.$Properties} yates.v1.ReleaseRequest.$Shape
             */

            /**
             * Constructs a new ReleaseRequest.
             * @memberof yates.v1
             * @classdesc Represents a ReleaseRequest.
             * @constructor
             * @param {yates.v1.ReleaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseRequest = function (properties) {
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReleaseRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.requestId = "";

            /**
             * ReleaseRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.agentId = "";

            /**
             * ReleaseRequest held.
             * @member {Array.<yates.v1.Held>} held
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.held = $util.emptyArray;

            /**
             * ReleaseRequest reason.
             * @member {string} reason
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.reason = "";

            /**
             * ReleaseRequest leaving.
             * @member {boolean} leaving
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.leaving = false;

            /**
             * ReleaseRequest logId.
             * @member {string} logId
             * @memberof yates.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.logId = "";

            /**
             * Creates a new ReleaseRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ReleaseRequest
             * @static
             * @param {yates.v1.ReleaseRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ReleaseRequest} ReleaseRequest instance
             * @type {{
             *   (properties: yates.v1.ReleaseRequest.$Shape): yates.v1.ReleaseRequest & yates.v1.ReleaseRequest.$Shape;
             *   (properties?: yates.v1.ReleaseRequest.$Properties): yates.v1.ReleaseRequest;
             * }}
             */
            ReleaseRequest.create = function(properties) {
                return new ReleaseRequest(properties);
            };

            /**
             * Encodes the specified ReleaseRequest message. Does not implicitly {@link yates.v1.ReleaseRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ReleaseRequest
             * @static
             * @param {yates.v1.ReleaseRequest.$Properties} message ReleaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                if (message.held != null && message.held.length)
                    for (let i = 0; i < message.held.length; ++i)
                        $root.yates.v1.Held.encode(message.held[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.leaving != null && $Object.hasOwnProperty.call(message, "leaving") && message.leaving !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.leaving);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ReleaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ReleaseRequest & yates.v1.ReleaseRequest.$Shape} ReleaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ReleaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push($root.yates.v1.Held.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.leaving = value;
                            else
                                delete message.leaving;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReleaseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ReleaseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ReleaseRequest} ReleaseRequest
             */
            ReleaseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ReleaseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ReleaseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ReleaseRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.held) {
                    if (!$Array.isArray(object.held))
                        throw $TypeError(".yates.v1.ReleaseRequest.held: array expected");
                    message.held = $Array(object.held.length);
                    for (let i = 0; i < object.held.length; ++i) {
                        if (!$util.isObject(object.held[i]))
                            throw $TypeError(".yates.v1.ReleaseRequest.held: object expected");
                        message.held[i] = $root.yates.v1.Held.fromObject(object.held[i], _depth + 1);
                    }
                }
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.leaving != null)
                    if (object.leaving)
                        message.leaving = $Boolean(object.leaving);
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a ReleaseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ReleaseRequest
             * @static
             * @param {yates.v1.ReleaseRequest} message ReleaseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReleaseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.held = [];
                if (options.defaults) {
                    object.requestId = "";
                    object.agentId = "";
                    object.reason = "";
                    object.leaving = false;
                    object.logId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.held && message.held.length) {
                    object.held = $Array(message.held.length);
                    for (let j = 0; j < message.held.length; ++j)
                        object.held[j] = $root.yates.v1.Held.toObject(message.held[j], options, _depth + 1);
                }
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.leaving != null && $Object.hasOwnProperty.call(message, "leaving"))
                    object.leaving = message.leaving;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this ReleaseRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ReleaseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReleaseRequest.prototype.toJSON = function() {
                return ReleaseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReleaseRequest;
        })();

        v1.ReleaseResponse = (function() {

            /**
             * Properties of a ReleaseResponse.
             * @typedef {Object} yates.v1.ReleaseResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseResponse.
             * @memberof yates.v1
             * @interface IReleaseResponse
             * @augments yates.v1.ReleaseResponse.$Properties
             * @deprecated Use yates.v1.ReleaseResponse.$Properties instead.
             */

            /**
             * Shape of a ReleaseResponse.
             * @typedef {yates.v1.ReleaseResponse.$Properties} yates.v1.ReleaseResponse.$Shape
             */

            /**
             * Constructs a new ReleaseResponse.
             * @memberof yates.v1
             * @classdesc Represents a ReleaseResponse.
             * @constructor
             * @param {yates.v1.ReleaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ReleaseResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.ReleaseResponse
             * @static
             * @param {yates.v1.ReleaseResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ReleaseResponse} ReleaseResponse instance
             * @type {{
             *   (properties: yates.v1.ReleaseResponse.$Shape): yates.v1.ReleaseResponse & yates.v1.ReleaseResponse.$Shape;
             *   (properties?: yates.v1.ReleaseResponse.$Properties): yates.v1.ReleaseResponse;
             * }}
             */
            ReleaseResponse.create = function(properties) {
                return new ReleaseResponse(properties);
            };

            /**
             * Encodes the specified ReleaseResponse message. Does not implicitly {@link yates.v1.ReleaseResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ReleaseResponse
             * @static
             * @param {yates.v1.ReleaseResponse.$Properties} message ReleaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ReleaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ReleaseResponse & yates.v1.ReleaseResponse.$Shape} ReleaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ReleaseResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReleaseResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ReleaseResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ReleaseResponse} ReleaseResponse
             */
            ReleaseResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ReleaseResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ReleaseResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.yates.v1.ReleaseResponse();
            };

            /**
             * Creates a plain object from a ReleaseResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ReleaseResponse
             * @static
             * @param {yates.v1.ReleaseResponse} message ReleaseResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReleaseResponse.toObject = function () {
                return {};
            };

            /**
             * Converts this ReleaseResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.ReleaseResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReleaseResponse.prototype.toJSON = function() {
                return ReleaseResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReleaseResponse;
        })();

        v1.MetricsReport = (function() {

            /**
             * Properties of a MetricsReport.
             * @typedef {Object} yates.v1.MetricsReport.$Properties
             * @property {string} [agentId] MetricsReport agentId
             * @property {string} [trialId] MetricsReport trialId
             * @property {number} [fence] MetricsReport fence
             * @property {number} [step] MetricsReport step
             * @property {number} [stepsTotal] MetricsReport stepsTotal
             * @property {Array.<yates.v1.Metric.$Properties>} [metrics] MetricsReport metrics
             * @property {string} [logId] MetricsReport logId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MetricsReport.
             * @memberof yates.v1
             * @interface IMetricsReport
             * @augments yates.v1.MetricsReport.$Properties
             * @deprecated Use yates.v1.MetricsReport.$Properties instead.
             */

            /**
             * Shape of a MetricsReport.
             * @typedef {yates.v1.MetricsReport.$Properties} yates.v1.MetricsReport.$Shape
             */

            /**
             * Constructs a new MetricsReport.
             * @memberof yates.v1
             * @classdesc Represents a MetricsReport.
             * @constructor
             * @param {yates.v1.MetricsReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MetricsReport = function (properties) {
                this.metrics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MetricsReport agentId.
             * @member {string} agentId
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.agentId = "";

            /**
             * MetricsReport trialId.
             * @member {string} trialId
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.trialId = "";

            /**
             * MetricsReport fence.
             * @member {number} fence
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.fence = 0;

            /**
             * MetricsReport step.
             * @member {number} step
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.step = 0;

            /**
             * MetricsReport stepsTotal.
             * @member {number} stepsTotal
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.stepsTotal = 0;

            /**
             * MetricsReport metrics.
             * @member {Array.<yates.v1.Metric>} metrics
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.metrics = $util.emptyArray;

            /**
             * MetricsReport logId.
             * @member {string} logId
             * @memberof yates.v1.MetricsReport
             * @instance
             */
            MetricsReport.prototype.logId = "";

            /**
             * Creates a new MetricsReport instance using the specified properties.
             * @function create
             * @memberof yates.v1.MetricsReport
             * @static
             * @param {yates.v1.MetricsReport.$Properties=} [properties] Properties to set
             * @returns {yates.v1.MetricsReport} MetricsReport instance
             * @type {{
             *   (properties: yates.v1.MetricsReport.$Shape): yates.v1.MetricsReport & yates.v1.MetricsReport.$Shape;
             *   (properties?: yates.v1.MetricsReport.$Properties): yates.v1.MetricsReport;
             * }}
             */
            MetricsReport.create = function(properties) {
                return new MetricsReport(properties);
            };

            /**
             * Encodes the specified MetricsReport message. Does not implicitly {@link yates.v1.MetricsReport.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.MetricsReport
             * @static
             * @param {yates.v1.MetricsReport.$Properties} message MetricsReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MetricsReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agentId);
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.fence);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && message.step !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.step);
                if (message.stepsTotal != null && $Object.hasOwnProperty.call(message, "stepsTotal") && message.stepsTotal !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.stepsTotal);
                if (message.metrics != null && message.metrics.length)
                    for (let i = 0; i < message.metrics.length; ++i)
                        $root.yates.v1.Metric.encode(message.metrics[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && message.logId !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.logId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MetricsReport message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.MetricsReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.MetricsReport & yates.v1.MetricsReport.$Shape} MetricsReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MetricsReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.MetricsReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stepsTotal = value;
                            else
                                delete message.stepsTotal;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push($root.yates.v1.Metric.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a MetricsReport message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.MetricsReport
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.MetricsReport} MetricsReport
             */
            MetricsReport.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.MetricsReport)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.MetricsReport: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.MetricsReport();
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.step != null)
                    if ($Number(object.step) !== 0)
                        message.step = object.step >>> 0;
                if (object.stepsTotal != null)
                    if ($Number(object.stepsTotal) !== 0)
                        message.stepsTotal = object.stepsTotal >>> 0;
                if (object.metrics) {
                    if (!$Array.isArray(object.metrics))
                        throw $TypeError(".yates.v1.MetricsReport.metrics: array expected");
                    message.metrics = $Array(object.metrics.length);
                    for (let i = 0; i < object.metrics.length; ++i) {
                        if (!$util.isObject(object.metrics[i]))
                            throw $TypeError(".yates.v1.MetricsReport.metrics: object expected");
                        message.metrics[i] = $root.yates.v1.Metric.fromObject(object.metrics[i], _depth + 1);
                    }
                }
                if (object.logId != null)
                    if (typeof object.logId !== "string" || object.logId.length)
                        message.logId = $String(object.logId);
                return message;
            };

            /**
             * Creates a plain object from a MetricsReport message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.MetricsReport
             * @static
             * @param {yates.v1.MetricsReport} message MetricsReport
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MetricsReport.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.metrics = [];
                if (options.defaults) {
                    object.agentId = "";
                    object.trialId = "";
                    object.fence = 0;
                    object.step = 0;
                    object.stepsTotal = 0;
                    object.logId = "";
                }
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.step != null && $Object.hasOwnProperty.call(message, "step"))
                    object.step = message.step;
                if (message.stepsTotal != null && $Object.hasOwnProperty.call(message, "stepsTotal"))
                    object.stepsTotal = message.stepsTotal;
                if (message.metrics && message.metrics.length) {
                    object.metrics = $Array(message.metrics.length);
                    for (let j = 0; j < message.metrics.length; ++j)
                        object.metrics[j] = $root.yates.v1.Metric.toObject(message.metrics[j], options, _depth + 1);
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    object.logId = message.logId;
                return object;
            };

            /**
             * Converts this MetricsReport to JSON.
             * @function toJSON
             * @memberof yates.v1.MetricsReport
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MetricsReport.prototype.toJSON = function() {
                return MetricsReport.toObject(this, $protobuf.util.toJSONOptions);
            };

            return MetricsReport;
        })();

        v1.MetricsSummary = (function() {

            /**
             * Properties of a MetricsSummary.
             * @typedef {Object} yates.v1.MetricsSummary.$Properties
             * @property {number} [received] MetricsSummary received
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MetricsSummary.
             * @memberof yates.v1
             * @interface IMetricsSummary
             * @augments yates.v1.MetricsSummary.$Properties
             * @deprecated Use yates.v1.MetricsSummary.$Properties instead.
             */

            /**
             * Shape of a MetricsSummary.
             * @typedef {yates.v1.MetricsSummary.$Properties} yates.v1.MetricsSummary.$Shape
             */

            /**
             * Constructs a new MetricsSummary.
             * @memberof yates.v1
             * @classdesc Represents a MetricsSummary.
             * @constructor
             * @param {yates.v1.MetricsSummary.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MetricsSummary = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MetricsSummary received.
             * @member {number} received
             * @memberof yates.v1.MetricsSummary
             * @instance
             */
            MetricsSummary.prototype.received = 0;

            /**
             * Creates a new MetricsSummary instance using the specified properties.
             * @function create
             * @memberof yates.v1.MetricsSummary
             * @static
             * @param {yates.v1.MetricsSummary.$Properties=} [properties] Properties to set
             * @returns {yates.v1.MetricsSummary} MetricsSummary instance
             * @type {{
             *   (properties: yates.v1.MetricsSummary.$Shape): yates.v1.MetricsSummary & yates.v1.MetricsSummary.$Shape;
             *   (properties?: yates.v1.MetricsSummary.$Properties): yates.v1.MetricsSummary;
             * }}
             */
            MetricsSummary.create = function(properties) {
                return new MetricsSummary(properties);
            };

            /**
             * Encodes the specified MetricsSummary message. Does not implicitly {@link yates.v1.MetricsSummary.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.MetricsSummary
             * @static
             * @param {yates.v1.MetricsSummary.$Properties} message MetricsSummary message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MetricsSummary.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.received != null && $Object.hasOwnProperty.call(message, "received") && message.received !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.received);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MetricsSummary message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.MetricsSummary
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.MetricsSummary & yates.v1.MetricsSummary.$Shape} MetricsSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MetricsSummary.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.MetricsSummary();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.received = value;
                            else
                                delete message.received;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a MetricsSummary message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.MetricsSummary
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.MetricsSummary} MetricsSummary
             */
            MetricsSummary.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.MetricsSummary)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.MetricsSummary: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.MetricsSummary();
                if (object.received != null)
                    if ($Number(object.received) !== 0)
                        message.received = object.received >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a MetricsSummary message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.MetricsSummary
             * @static
             * @param {yates.v1.MetricsSummary} message MetricsSummary
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MetricsSummary.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.received = 0;
                if (message.received != null && $Object.hasOwnProperty.call(message, "received"))
                    object.received = message.received;
                return object;
            };

            /**
             * Converts this MetricsSummary to JSON.
             * @function toJSON
             * @memberof yates.v1.MetricsSummary
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MetricsSummary.prototype.toJSON = function() {
                return MetricsSummary.toObject(this, $protobuf.util.toJSONOptions);
            };

            return MetricsSummary;
        })();

        v1.QueryUploadRequest = (function() {

            /**
             * Properties of a QueryUploadRequest.
             * @typedef {Object} yates.v1.QueryUploadRequest.$Properties
             * @property {yates.v1.Artifact.$Properties} [artifact] QueryUploadRequest artifact
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a QueryUploadRequest.
             * @memberof yates.v1
             * @interface IQueryUploadRequest
             * @augments yates.v1.QueryUploadRequest.$Properties
             * @deprecated Use yates.v1.QueryUploadRequest.$Properties instead.
             */

            /**
             * Shape of a QueryUploadRequest.
             * @typedef {yates.v1.QueryUploadRequest.$Properties} yates.v1.QueryUploadRequest.$Shape
             */

            /**
             * Constructs a new QueryUploadRequest.
             * @memberof yates.v1
             * @classdesc Represents a QueryUploadRequest.
             * @constructor
             * @param {yates.v1.QueryUploadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const QueryUploadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * QueryUploadRequest artifact.
             * @member {yates.v1.Artifact} artifact
             * @memberof yates.v1.QueryUploadRequest
             * @instance
             */
            QueryUploadRequest.prototype.artifact = null;

            /**
             * Creates a new QueryUploadRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.QueryUploadRequest
             * @static
             * @param {yates.v1.QueryUploadRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.QueryUploadRequest} QueryUploadRequest instance
             * @type {{
             *   (properties: yates.v1.QueryUploadRequest.$Shape): yates.v1.QueryUploadRequest & yates.v1.QueryUploadRequest.$Shape;
             *   (properties?: yates.v1.QueryUploadRequest.$Properties): yates.v1.QueryUploadRequest;
             * }}
             */
            QueryUploadRequest.create = function(properties) {
                return new QueryUploadRequest(properties);
            };

            /**
             * Encodes the specified QueryUploadRequest message. Does not implicitly {@link yates.v1.QueryUploadRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.QueryUploadRequest
             * @static
             * @param {yates.v1.QueryUploadRequest.$Properties} message QueryUploadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            QueryUploadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.artifact != null && $Object.hasOwnProperty.call(message, "artifact"))
                    $root.yates.v1.Artifact.encode(message.artifact, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a QueryUploadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.QueryUploadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.QueryUploadRequest & yates.v1.QueryUploadRequest.$Shape} QueryUploadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            QueryUploadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.QueryUploadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.artifact = $root.yates.v1.Artifact.decode(reader, reader.size(), $undefined, _depth + 1, message.artifact);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a QueryUploadRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.QueryUploadRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.QueryUploadRequest} QueryUploadRequest
             */
            QueryUploadRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.QueryUploadRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.QueryUploadRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.QueryUploadRequest();
                if (object.artifact != null) {
                    if (!$util.isObject(object.artifact))
                        throw $TypeError(".yates.v1.QueryUploadRequest.artifact: object expected");
                    message.artifact = $root.yates.v1.Artifact.fromObject(object.artifact, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a QueryUploadRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.QueryUploadRequest
             * @static
             * @param {yates.v1.QueryUploadRequest} message QueryUploadRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            QueryUploadRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.artifact = null;
                if (message.artifact != null && $Object.hasOwnProperty.call(message, "artifact"))
                    object.artifact = $root.yates.v1.Artifact.toObject(message.artifact, options, _depth + 1);
                return object;
            };

            /**
             * Converts this QueryUploadRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.QueryUploadRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            QueryUploadRequest.prototype.toJSON = function() {
                return QueryUploadRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return QueryUploadRequest;
        })();

        v1.QueryUploadResponse = (function() {

            /**
             * Properties of a QueryUploadResponse.
             * @typedef {Object} yates.v1.QueryUploadResponse.$Properties
             * @property {boolean} [complete] QueryUploadResponse complete
             * @property {number} [receivedBytes] QueryUploadResponse receivedBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a QueryUploadResponse.
             * @memberof yates.v1
             * @interface IQueryUploadResponse
             * @augments yates.v1.QueryUploadResponse.$Properties
             * @deprecated Use yates.v1.QueryUploadResponse.$Properties instead.
             */

            /**
             * Shape of a QueryUploadResponse.
             * @typedef {yates.v1.QueryUploadResponse.$Properties} yates.v1.QueryUploadResponse.$Shape
             */

            /**
             * Constructs a new QueryUploadResponse.
             * @memberof yates.v1
             * @classdesc Represents a QueryUploadResponse.
             * @constructor
             * @param {yates.v1.QueryUploadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const QueryUploadResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * QueryUploadResponse complete.
             * @member {boolean} complete
             * @memberof yates.v1.QueryUploadResponse
             * @instance
             */
            QueryUploadResponse.prototype.complete = false;

            /**
             * QueryUploadResponse receivedBytes.
             * @member {number} receivedBytes
             * @memberof yates.v1.QueryUploadResponse
             * @instance
             */
            QueryUploadResponse.prototype.receivedBytes = 0;

            /**
             * Creates a new QueryUploadResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.QueryUploadResponse
             * @static
             * @param {yates.v1.QueryUploadResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.QueryUploadResponse} QueryUploadResponse instance
             * @type {{
             *   (properties: yates.v1.QueryUploadResponse.$Shape): yates.v1.QueryUploadResponse & yates.v1.QueryUploadResponse.$Shape;
             *   (properties?: yates.v1.QueryUploadResponse.$Properties): yates.v1.QueryUploadResponse;
             * }}
             */
            QueryUploadResponse.create = function(properties) {
                return new QueryUploadResponse(properties);
            };

            /**
             * Encodes the specified QueryUploadResponse message. Does not implicitly {@link yates.v1.QueryUploadResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.QueryUploadResponse
             * @static
             * @param {yates.v1.QueryUploadResponse.$Properties} message QueryUploadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            QueryUploadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.complete);
                if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes") && !$Object.is(message.receivedBytes, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.receivedBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a QueryUploadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.QueryUploadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.QueryUploadResponse & yates.v1.QueryUploadResponse.$Shape} QueryUploadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            QueryUploadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.QueryUploadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.receivedBytes = value;
                            else
                                delete message.receivedBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a QueryUploadResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.QueryUploadResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.QueryUploadResponse} QueryUploadResponse
             */
            QueryUploadResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.QueryUploadResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.QueryUploadResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.QueryUploadResponse();
                if (object.complete != null)
                    if (object.complete)
                        message.complete = $Boolean(object.complete);
                if (object.receivedBytes != null)
                    if (!$Object.is($Number(object.receivedBytes), 0))
                        message.receivedBytes = $Number(object.receivedBytes);
                return message;
            };

            /**
             * Creates a plain object from a QueryUploadResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.QueryUploadResponse
             * @static
             * @param {yates.v1.QueryUploadResponse} message QueryUploadResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            QueryUploadResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.complete = false;
                    object.receivedBytes = 0;
                }
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete"))
                    object.complete = message.complete;
                if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes"))
                    object.receivedBytes = options.json && !$isFinite(message.receivedBytes) ? $String(message.receivedBytes) : message.receivedBytes;
                return object;
            };

            /**
             * Converts this QueryUploadResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.QueryUploadResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            QueryUploadResponse.prototype.toJSON = function() {
                return QueryUploadResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return QueryUploadResponse;
        })();

        v1.OutputShare = (function() {

            /**
             * Properties of an OutputShare.
             * @typedef {Object} yates.v1.OutputShare.$Properties
             * @property {string} [agentId] OutputShare agentId
             * @property {yates.v1.Output.$Properties} [output] OutputShare output
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OutputShare.
             * @memberof yates.v1
             * @interface IOutputShare
             * @augments yates.v1.OutputShare.$Properties
             * @deprecated Use yates.v1.OutputShare.$Properties instead.
             */

            /**
             * Shape of an OutputShare.
             * @typedef {yates.v1.OutputShare.$Properties} yates.v1.OutputShare.$Shape
             */

            /**
             * Constructs a new OutputShare.
             * @memberof yates.v1
             * @classdesc Represents an OutputShare.
             * @constructor
             * @param {yates.v1.OutputShare.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OutputShare = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OutputShare agentId.
             * @member {string} agentId
             * @memberof yates.v1.OutputShare
             * @instance
             */
            OutputShare.prototype.agentId = "";

            /**
             * OutputShare output.
             * @member {yates.v1.Output} output
             * @memberof yates.v1.OutputShare
             * @instance
             */
            OutputShare.prototype.output = null;

            /**
             * Creates a new OutputShare instance using the specified properties.
             * @function create
             * @memberof yates.v1.OutputShare
             * @static
             * @param {yates.v1.OutputShare.$Properties=} [properties] Properties to set
             * @returns {yates.v1.OutputShare} OutputShare instance
             * @type {{
             *   (properties: yates.v1.OutputShare.$Shape): yates.v1.OutputShare & yates.v1.OutputShare.$Shape;
             *   (properties?: yates.v1.OutputShare.$Properties): yates.v1.OutputShare;
             * }}
             */
            OutputShare.create = function(properties) {
                return new OutputShare(properties);
            };

            /**
             * Encodes the specified OutputShare message. Does not implicitly {@link yates.v1.OutputShare.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.OutputShare
             * @static
             * @param {yates.v1.OutputShare.$Properties} message OutputShare message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OutputShare.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agentId);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    $root.yates.v1.Output.encode(message.output, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OutputShare message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.OutputShare
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.OutputShare & yates.v1.OutputShare.$Shape} OutputShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OutputShare.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.OutputShare();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.output = $root.yates.v1.Output.decode(reader, reader.size(), $undefined, _depth + 1, message.output);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OutputShare message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.OutputShare
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.OutputShare} OutputShare
             */
            OutputShare.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.OutputShare)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.OutputShare: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.OutputShare();
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.output != null) {
                    if (!$util.isObject(object.output))
                        throw $TypeError(".yates.v1.OutputShare.output: object expected");
                    message.output = $root.yates.v1.Output.fromObject(object.output, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an OutputShare message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.OutputShare
             * @static
             * @param {yates.v1.OutputShare} message OutputShare
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OutputShare.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.agentId = "";
                    object.output = null;
                }
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    object.output = $root.yates.v1.Output.toObject(message.output, options, _depth + 1);
                return object;
            };

            /**
             * Converts this OutputShare to JSON.
             * @function toJSON
             * @memberof yates.v1.OutputShare
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OutputShare.prototype.toJSON = function() {
                return OutputShare.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OutputShare;
        })();

        v1.OutputWanted = (function() {

            /**
             * Properties of an OutputWanted.
             * @typedef {Object} yates.v1.OutputWanted.$Properties
             * @property {string} [trialId] OutputWanted trialId
             * @property {number} [fence] OutputWanted fence
             * @property {boolean} [wanted] OutputWanted wanted
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OutputWanted.
             * @memberof yates.v1
             * @interface IOutputWanted
             * @augments yates.v1.OutputWanted.$Properties
             * @deprecated Use yates.v1.OutputWanted.$Properties instead.
             */

            /**
             * Shape of an OutputWanted.
             * @typedef {yates.v1.OutputWanted.$Properties} yates.v1.OutputWanted.$Shape
             */

            /**
             * Constructs a new OutputWanted.
             * @memberof yates.v1
             * @classdesc Represents an OutputWanted.
             * @constructor
             * @param {yates.v1.OutputWanted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OutputWanted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OutputWanted trialId.
             * @member {string} trialId
             * @memberof yates.v1.OutputWanted
             * @instance
             */
            OutputWanted.prototype.trialId = "";

            /**
             * OutputWanted fence.
             * @member {number} fence
             * @memberof yates.v1.OutputWanted
             * @instance
             */
            OutputWanted.prototype.fence = 0;

            /**
             * OutputWanted wanted.
             * @member {boolean} wanted
             * @memberof yates.v1.OutputWanted
             * @instance
             */
            OutputWanted.prototype.wanted = false;

            /**
             * Creates a new OutputWanted instance using the specified properties.
             * @function create
             * @memberof yates.v1.OutputWanted
             * @static
             * @param {yates.v1.OutputWanted.$Properties=} [properties] Properties to set
             * @returns {yates.v1.OutputWanted} OutputWanted instance
             * @type {{
             *   (properties: yates.v1.OutputWanted.$Shape): yates.v1.OutputWanted & yates.v1.OutputWanted.$Shape;
             *   (properties?: yates.v1.OutputWanted.$Properties): yates.v1.OutputWanted;
             * }}
             */
            OutputWanted.create = function(properties) {
                return new OutputWanted(properties);
            };

            /**
             * Encodes the specified OutputWanted message. Does not implicitly {@link yates.v1.OutputWanted.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.OutputWanted
             * @static
             * @param {yates.v1.OutputWanted.$Properties} message OutputWanted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OutputWanted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.fence);
                if (message.wanted != null && $Object.hasOwnProperty.call(message, "wanted") && message.wanted !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.wanted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OutputWanted message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.OutputWanted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.OutputWanted & yates.v1.OutputWanted.$Shape} OutputWanted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OutputWanted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.OutputWanted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.wanted = value;
                            else
                                delete message.wanted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OutputWanted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.OutputWanted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.OutputWanted} OutputWanted
             */
            OutputWanted.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.OutputWanted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.OutputWanted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.OutputWanted();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.wanted != null)
                    if (object.wanted)
                        message.wanted = $Boolean(object.wanted);
                return message;
            };

            /**
             * Creates a plain object from an OutputWanted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.OutputWanted
             * @static
             * @param {yates.v1.OutputWanted} message OutputWanted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OutputWanted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.fence = 0;
                    object.wanted = false;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.wanted != null && $Object.hasOwnProperty.call(message, "wanted"))
                    object.wanted = message.wanted;
                return object;
            };

            /**
             * Converts this OutputWanted to JSON.
             * @function toJSON
             * @memberof yates.v1.OutputWanted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OutputWanted.prototype.toJSON = function() {
                return OutputWanted.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OutputWanted;
        })();

        v1.KeepOutputRequest = (function() {

            /**
             * Properties of a KeepOutputRequest.
             * @typedef {Object} yates.v1.KeepOutputRequest.$Properties
             * @property {string} [agentId] KeepOutputRequest agentId
             * @property {yates.v1.Output.$Properties} [output] KeepOutputRequest output
             * @property {number} [printedBytes] KeepOutputRequest printedBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepOutputRequest.
             * @memberof yates.v1
             * @interface IKeepOutputRequest
             * @augments yates.v1.KeepOutputRequest.$Properties
             * @deprecated Use yates.v1.KeepOutputRequest.$Properties instead.
             */

            /**
             * Shape of a KeepOutputRequest.
             * @typedef {yates.v1.KeepOutputRequest.$Properties} yates.v1.KeepOutputRequest.$Shape
             */

            /**
             * Constructs a new KeepOutputRequest.
             * @memberof yates.v1
             * @classdesc Represents a KeepOutputRequest.
             * @constructor
             * @param {yates.v1.KeepOutputRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepOutputRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeepOutputRequest agentId.
             * @member {string} agentId
             * @memberof yates.v1.KeepOutputRequest
             * @instance
             */
            KeepOutputRequest.prototype.agentId = "";

            /**
             * KeepOutputRequest output.
             * @member {yates.v1.Output} output
             * @memberof yates.v1.KeepOutputRequest
             * @instance
             */
            KeepOutputRequest.prototype.output = null;

            /**
             * KeepOutputRequest printedBytes.
             * @member {number} printedBytes
             * @memberof yates.v1.KeepOutputRequest
             * @instance
             */
            KeepOutputRequest.prototype.printedBytes = 0;

            /**
             * Creates a new KeepOutputRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.KeepOutputRequest
             * @static
             * @param {yates.v1.KeepOutputRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.KeepOutputRequest} KeepOutputRequest instance
             * @type {{
             *   (properties: yates.v1.KeepOutputRequest.$Shape): yates.v1.KeepOutputRequest & yates.v1.KeepOutputRequest.$Shape;
             *   (properties?: yates.v1.KeepOutputRequest.$Properties): yates.v1.KeepOutputRequest;
             * }}
             */
            KeepOutputRequest.create = function(properties) {
                return new KeepOutputRequest(properties);
            };

            /**
             * Encodes the specified KeepOutputRequest message. Does not implicitly {@link yates.v1.KeepOutputRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.KeepOutputRequest
             * @static
             * @param {yates.v1.KeepOutputRequest.$Properties} message KeepOutputRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepOutputRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agentId);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    $root.yates.v1.Output.encode(message.output, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.printedBytes != null && $Object.hasOwnProperty.call(message, "printedBytes") && !$Object.is(message.printedBytes, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.printedBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepOutputRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.KeepOutputRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.KeepOutputRequest & yates.v1.KeepOutputRequest.$Shape} KeepOutputRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepOutputRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.KeepOutputRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.output = $root.yates.v1.Output.decode(reader, reader.size(), $undefined, _depth + 1, message.output);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.printedBytes = value;
                            else
                                delete message.printedBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a KeepOutputRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.KeepOutputRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.KeepOutputRequest} KeepOutputRequest
             */
            KeepOutputRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.KeepOutputRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.KeepOutputRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.KeepOutputRequest();
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.output != null) {
                    if (!$util.isObject(object.output))
                        throw $TypeError(".yates.v1.KeepOutputRequest.output: object expected");
                    message.output = $root.yates.v1.Output.fromObject(object.output, _depth + 1);
                }
                if (object.printedBytes != null)
                    if (!$Object.is($Number(object.printedBytes), 0))
                        message.printedBytes = $Number(object.printedBytes);
                return message;
            };

            /**
             * Creates a plain object from a KeepOutputRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.KeepOutputRequest
             * @static
             * @param {yates.v1.KeepOutputRequest} message KeepOutputRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            KeepOutputRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.agentId = "";
                    object.output = null;
                    object.printedBytes = 0;
                }
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    object.output = $root.yates.v1.Output.toObject(message.output, options, _depth + 1);
                if (message.printedBytes != null && $Object.hasOwnProperty.call(message, "printedBytes"))
                    object.printedBytes = options.json && !$isFinite(message.printedBytes) ? $String(message.printedBytes) : message.printedBytes;
                return object;
            };

            /**
             * Converts this KeepOutputRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.KeepOutputRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            KeepOutputRequest.prototype.toJSON = function() {
                return KeepOutputRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return KeepOutputRequest;
        })();

        v1.KeepOutputResponse = (function() {

            /**
             * Properties of a KeepOutputResponse.
             * @typedef {Object} yates.v1.KeepOutputResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepOutputResponse.
             * @memberof yates.v1
             * @interface IKeepOutputResponse
             * @augments yates.v1.KeepOutputResponse.$Properties
             * @deprecated Use yates.v1.KeepOutputResponse.$Properties instead.
             */

            /**
             * Shape of a KeepOutputResponse.
             * @typedef {yates.v1.KeepOutputResponse.$Properties} yates.v1.KeepOutputResponse.$Shape
             */

            /**
             * Constructs a new KeepOutputResponse.
             * @memberof yates.v1
             * @classdesc Represents a KeepOutputResponse.
             * @constructor
             * @param {yates.v1.KeepOutputResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepOutputResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new KeepOutputResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.KeepOutputResponse
             * @static
             * @param {yates.v1.KeepOutputResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.KeepOutputResponse} KeepOutputResponse instance
             * @type {{
             *   (properties: yates.v1.KeepOutputResponse.$Shape): yates.v1.KeepOutputResponse & yates.v1.KeepOutputResponse.$Shape;
             *   (properties?: yates.v1.KeepOutputResponse.$Properties): yates.v1.KeepOutputResponse;
             * }}
             */
            KeepOutputResponse.create = function(properties) {
                return new KeepOutputResponse(properties);
            };

            /**
             * Encodes the specified KeepOutputResponse message. Does not implicitly {@link yates.v1.KeepOutputResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.KeepOutputResponse
             * @static
             * @param {yates.v1.KeepOutputResponse.$Properties} message KeepOutputResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepOutputResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepOutputResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.KeepOutputResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.KeepOutputResponse & yates.v1.KeepOutputResponse.$Shape} KeepOutputResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepOutputResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.KeepOutputResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a KeepOutputResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.KeepOutputResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.KeepOutputResponse} KeepOutputResponse
             */
            KeepOutputResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.KeepOutputResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.KeepOutputResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.yates.v1.KeepOutputResponse();
            };

            /**
             * Creates a plain object from a KeepOutputResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.KeepOutputResponse
             * @static
             * @param {yates.v1.KeepOutputResponse} message KeepOutputResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            KeepOutputResponse.toObject = function () {
                return {};
            };

            /**
             * Converts this KeepOutputResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.KeepOutputResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            KeepOutputResponse.prototype.toJSON = function() {
                return KeepOutputResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return KeepOutputResponse;
        })();

        v1.UploadChunk = (function() {

            /**
             * Properties of an UploadChunk.
             * @typedef {Object} yates.v1.UploadChunk.$Properties
             * @property {yates.v1.Artifact.$Properties} [artifact] UploadChunk artifact
             * @property {Uint8Array} [data] UploadChunk data
             * @property {number} [offset] UploadChunk offset
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an UploadChunk.
             * @memberof yates.v1
             * @interface IUploadChunk
             * @augments yates.v1.UploadChunk.$Properties
             * @deprecated Use yates.v1.UploadChunk.$Properties instead.
             */

            /**
             * Shape of an UploadChunk.
             * @typedef {yates.v1.UploadChunk.$Properties} yates.v1.UploadChunk.$Shape
             */

            /**
             * Constructs a new UploadChunk.
             * @memberof yates.v1
             * @classdesc Represents an UploadChunk.
             * @constructor
             * @param {yates.v1.UploadChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UploadChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UploadChunk artifact.
             * @member {yates.v1.Artifact} artifact
             * @memberof yates.v1.UploadChunk
             * @instance
             */
            UploadChunk.prototype.artifact = null;

            /**
             * UploadChunk data.
             * @member {Uint8Array} data
             * @memberof yates.v1.UploadChunk
             * @instance
             */
            UploadChunk.prototype.data = $util.newBuffer([]);

            /**
             * UploadChunk offset.
             * @member {number} offset
             * @memberof yates.v1.UploadChunk
             * @instance
             */
            UploadChunk.prototype.offset = 0;

            /**
             * Creates a new UploadChunk instance using the specified properties.
             * @function create
             * @memberof yates.v1.UploadChunk
             * @static
             * @param {yates.v1.UploadChunk.$Properties=} [properties] Properties to set
             * @returns {yates.v1.UploadChunk} UploadChunk instance
             * @type {{
             *   (properties: yates.v1.UploadChunk.$Shape): yates.v1.UploadChunk & yates.v1.UploadChunk.$Shape;
             *   (properties?: yates.v1.UploadChunk.$Properties): yates.v1.UploadChunk;
             * }}
             */
            UploadChunk.create = function(properties) {
                return new UploadChunk(properties);
            };

            /**
             * Encodes the specified UploadChunk message. Does not implicitly {@link yates.v1.UploadChunk.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.UploadChunk
             * @static
             * @param {yates.v1.UploadChunk.$Properties} message UploadChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UploadChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.artifact != null && $Object.hasOwnProperty.call(message, "artifact"))
                    $root.yates.v1.Artifact.encode(message.artifact, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && !$Object.is(message.offset, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.offset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an UploadChunk message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.UploadChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.UploadChunk & yates.v1.UploadChunk.$Shape} UploadChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UploadChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.UploadChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.artifact = $root.yates.v1.Artifact.decode(reader, reader.size(), $undefined, _depth + 1, message.artifact);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an UploadChunk message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.UploadChunk
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.UploadChunk} UploadChunk
             */
            UploadChunk.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.UploadChunk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.UploadChunk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.UploadChunk();
                if (object.artifact != null) {
                    if (!$util.isObject(object.artifact))
                        throw $TypeError(".yates.v1.UploadChunk.artifact: object expected");
                    message.artifact = $root.yates.v1.Artifact.fromObject(object.artifact, _depth + 1);
                }
                if (object.data != null)
                    if (object.data.length)
                        if (typeof object.data === "string")
                            $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                        else if (object.data.length >= 0)
                            message.data = object.data;
                if (object.offset != null)
                    if (!$Object.is($Number(object.offset), 0))
                        message.offset = $Number(object.offset);
                return message;
            };

            /**
             * Creates a plain object from an UploadChunk message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.UploadChunk
             * @static
             * @param {yates.v1.UploadChunk} message UploadChunk
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            UploadChunk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.artifact = null;
                    if (options.bytes === $String)
                        object.data = "";
                    else {
                        object.data = [];
                        if (options.bytes !== $Array)
                            object.data = $util.newBuffer(object.data);
                    }
                    object.offset = 0;
                }
                if (message.artifact != null && $Object.hasOwnProperty.call(message, "artifact"))
                    object.artifact = $root.yates.v1.Artifact.toObject(message.artifact, options, _depth + 1);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    object.offset = options.json && !$isFinite(message.offset) ? $String(message.offset) : message.offset;
                return object;
            };

            /**
             * Converts this UploadChunk to JSON.
             * @function toJSON
             * @memberof yates.v1.UploadChunk
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            UploadChunk.prototype.toJSON = function() {
                return UploadChunk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UploadChunk;
        })();

        v1.UploadResponse = (function() {

            /**
             * Properties of an UploadResponse.
             * @typedef {Object} yates.v1.UploadResponse.$Properties
             * @property {string} [sha256] UploadResponse sha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an UploadResponse.
             * @memberof yates.v1
             * @interface IUploadResponse
             * @augments yates.v1.UploadResponse.$Properties
             * @deprecated Use yates.v1.UploadResponse.$Properties instead.
             */

            /**
             * Shape of an UploadResponse.
             * @typedef {yates.v1.UploadResponse.$Properties} yates.v1.UploadResponse.$Shape
             */

            /**
             * Constructs a new UploadResponse.
             * @memberof yates.v1
             * @classdesc Represents an UploadResponse.
             * @constructor
             * @param {yates.v1.UploadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UploadResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UploadResponse sha256.
             * @member {string} sha256
             * @memberof yates.v1.UploadResponse
             * @instance
             */
            UploadResponse.prototype.sha256 = "";

            /**
             * Creates a new UploadResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.UploadResponse
             * @static
             * @param {yates.v1.UploadResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.UploadResponse} UploadResponse instance
             * @type {{
             *   (properties: yates.v1.UploadResponse.$Shape): yates.v1.UploadResponse & yates.v1.UploadResponse.$Shape;
             *   (properties?: yates.v1.UploadResponse.$Properties): yates.v1.UploadResponse;
             * }}
             */
            UploadResponse.create = function(properties) {
                return new UploadResponse(properties);
            };

            /**
             * Encodes the specified UploadResponse message. Does not implicitly {@link yates.v1.UploadResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.UploadResponse
             * @static
             * @param {yates.v1.UploadResponse.$Properties} message UploadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UploadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an UploadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.UploadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.UploadResponse & yates.v1.UploadResponse.$Shape} UploadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UploadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.UploadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an UploadResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.UploadResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.UploadResponse} UploadResponse
             */
            UploadResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.UploadResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.UploadResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.UploadResponse();
                if (object.sha256 != null)
                    if (typeof object.sha256 !== "string" || object.sha256.length)
                        message.sha256 = $String(object.sha256);
                return message;
            };

            /**
             * Creates a plain object from an UploadResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.UploadResponse
             * @static
             * @param {yates.v1.UploadResponse} message UploadResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            UploadResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sha256 = "";
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = message.sha256;
                return object;
            };

            /**
             * Converts this UploadResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.UploadResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            UploadResponse.prototype.toJSON = function() {
                return UploadResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UploadResponse;
        })();

        v1.Level = (function() {

            /**
             * Properties of a Level.
             * @typedef {Object} yates.v1.Level.$Properties
             * @property {string|null} [text] Level text
             * @property {number|null} [number] Level number
             * @property {boolean|null} [flag] Level flag
             * @property {"text"|"number"|"flag"} [kind] Level kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Level.
             * @memberof yates.v1
             * @interface ILevel
             * @augments yates.v1.Level.$Properties
             * @deprecated Use yates.v1.Level.$Properties instead.
             */

            /**
             * Narrowed shape of a Level.
             * @typedef {{
             *   text?: string|null;
             *   number?: number|null;
             *   flag?: boolean|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; text?: null; number?: null; flag?: null }|{ kind?: "text"; text: string; number?: null; flag?: null }|{ kind?: "number"; text?: null; number: number; flag?: null }|{ kind?: "flag"; text?: null; number?: null; flag: boolean })
             * )} yates.v1.Level.$Shape
             */

            /**
             * Constructs a new Level.
             * @memberof yates.v1
             * @classdesc Represents a Level.
             * @constructor
             * @param {yates.v1.Level.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Level = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Level text.
             * @member {string|null} text
             * @memberof yates.v1.Level
             * @instance
             */
            Level.prototype.text = null;

            /**
             * Level number.
             * @member {number|null} number
             * @memberof yates.v1.Level
             * @instance
             */
            Level.prototype.number = null;

            /**
             * Level flag.
             * @member {boolean|null} flag
             * @memberof yates.v1.Level
             * @instance
             */
            Level.prototype.flag = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Level kind.
             * @member {"text"|"number"|"flag"|undefined} kind
             * @memberof yates.v1.Level
             * @instance
             */
            $Object.defineProperty(Level.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["text", "number", "flag"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Level instance using the specified properties.
             * @function create
             * @memberof yates.v1.Level
             * @static
             * @param {yates.v1.Level.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Level} Level instance
             * @type {{
             *   (properties: yates.v1.Level.$Shape): yates.v1.Level & yates.v1.Level.$Shape;
             *   (properties?: yates.v1.Level.$Properties): yates.v1.Level;
             * }}
             */
            Level.create = function(properties) {
                return new Level(properties);
            };

            /**
             * Encodes the specified Level message. Does not implicitly {@link yates.v1.Level.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Level
             * @static
             * @param {yates.v1.Level.$Properties} message Level message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Level.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.number);
                if (message.flag != null && $Object.hasOwnProperty.call(message, "flag"))
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.flag);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Level message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Level
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Level & yates.v1.Level.$Shape} Level
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Level.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Level();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.text = reader.stringVerify();
                            message.kind = "text";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.number = reader.double();
                            message.kind = "number";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.flag = reader.bool();
                            message.kind = "flag";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Level message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Level
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Level} Level
             */
            Level.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Level)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Level: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Level();
                if (object.text != null)
                    message.text = $String(object.text);
                if (object.number != null)
                    message.number = $Number(object.number);
                if (object.flag != null)
                    message.flag = $Boolean(object.flag);
                return message;
            };

            /**
             * Creates a plain object from a Level message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Level
             * @static
             * @param {yates.v1.Level} message Level
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Level.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.text != null && $Object.hasOwnProperty.call(message, "text")) {
                    object.text = message.text;
                    if (options.oneofs)
                        object.kind = "text";
                }
                if (message.number != null && $Object.hasOwnProperty.call(message, "number")) {
                    object.number = options.json && !$isFinite(message.number) ? $String(message.number) : message.number;
                    if (options.oneofs)
                        object.kind = "number";
                }
                if (message.flag != null && $Object.hasOwnProperty.call(message, "flag")) {
                    object.flag = message.flag;
                    if (options.oneofs)
                        object.kind = "flag";
                }
                return object;
            };

            /**
             * Converts this Level to JSON.
             * @function toJSON
             * @memberof yates.v1.Level
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Level.prototype.toJSON = function() {
                return Level.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Level;
        })();

        v1.Setting = (function() {

            /**
             * Properties of a Setting.
             * @typedef {Object} yates.v1.Setting.$Properties
             * @property {string} [factor] Setting factor
             * @property {yates.v1.Level.$Properties} [level] Setting level
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Setting.
             * @memberof yates.v1
             * @interface ISetting
             * @augments yates.v1.Setting.$Properties
             * @deprecated Use yates.v1.Setting.$Properties instead.
             */

            /**
             * Shape of a Setting.
             * @typedef {{
             *   factor?: string;
             *   level?: yates.v1.Level.$Shape;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.Setting.$Shape
             */

            /**
             * Constructs a new Setting.
             * @memberof yates.v1
             * @classdesc Represents a Setting.
             * @constructor
             * @param {yates.v1.Setting.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Setting = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Setting factor.
             * @member {string} factor
             * @memberof yates.v1.Setting
             * @instance
             */
            Setting.prototype.factor = "";

            /**
             * Setting level.
             * @member {yates.v1.Level} level
             * @memberof yates.v1.Setting
             * @instance
             */
            Setting.prototype.level = null;

            /**
             * Creates a new Setting instance using the specified properties.
             * @function create
             * @memberof yates.v1.Setting
             * @static
             * @param {yates.v1.Setting.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Setting} Setting instance
             * @type {{
             *   (properties: yates.v1.Setting.$Shape): yates.v1.Setting & yates.v1.Setting.$Shape;
             *   (properties?: yates.v1.Setting.$Properties): yates.v1.Setting;
             * }}
             */
            Setting.create = function(properties) {
                return new Setting(properties);
            };

            /**
             * Encodes the specified Setting message. Does not implicitly {@link yates.v1.Setting.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Setting
             * @static
             * @param {yates.v1.Setting.$Properties} message Setting message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Setting.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.factor != null && $Object.hasOwnProperty.call(message, "factor") && message.factor !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.factor);
                if (message.level != null && $Object.hasOwnProperty.call(message, "level"))
                    $root.yates.v1.Level.encode(message.level, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Setting message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Setting
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Setting & yates.v1.Setting.$Shape} Setting
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Setting.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Setting();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.factor = value;
                            else
                                delete message.factor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.level = $root.yates.v1.Level.decode(reader, reader.size(), $undefined, _depth + 1, message.level);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Setting message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Setting
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Setting} Setting
             */
            Setting.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Setting)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Setting: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Setting();
                if (object.factor != null)
                    if (typeof object.factor !== "string" || object.factor.length)
                        message.factor = $String(object.factor);
                if (object.level != null) {
                    if (!$util.isObject(object.level))
                        throw $TypeError(".yates.v1.Setting.level: object expected");
                    message.level = $root.yates.v1.Level.fromObject(object.level, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Setting message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Setting
             * @static
             * @param {yates.v1.Setting} message Setting
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Setting.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.factor = "";
                    object.level = null;
                }
                if (message.factor != null && $Object.hasOwnProperty.call(message, "factor"))
                    object.factor = message.factor;
                if (message.level != null && $Object.hasOwnProperty.call(message, "level"))
                    object.level = $root.yates.v1.Level.toObject(message.level, options, _depth + 1);
                return object;
            };

            /**
             * Converts this Setting to JSON.
             * @function toJSON
             * @memberof yates.v1.Setting
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Setting.prototype.toJSON = function() {
                return Setting.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Setting;
        })();

        v1.Metric = (function() {

            /**
             * Properties of a Metric.
             * @typedef {Object} yates.v1.Metric.$Properties
             * @property {string} [name] Metric name
             * @property {number} [value] Metric value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Metric.
             * @memberof yates.v1
             * @interface IMetric
             * @augments yates.v1.Metric.$Properties
             * @deprecated Use yates.v1.Metric.$Properties instead.
             */

            /**
             * Shape of a Metric.
             * @typedef {yates.v1.Metric.$Properties} yates.v1.Metric.$Shape
             */

            /**
             * Constructs a new Metric.
             * @memberof yates.v1
             * @classdesc Represents a Metric.
             * @constructor
             * @param {yates.v1.Metric.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Metric = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Metric name.
             * @member {string} name
             * @memberof yates.v1.Metric
             * @instance
             */
            Metric.prototype.name = "";

            /**
             * Metric value.
             * @member {number} value
             * @memberof yates.v1.Metric
             * @instance
             */
            Metric.prototype.value = 0;

            /**
             * Creates a new Metric instance using the specified properties.
             * @function create
             * @memberof yates.v1.Metric
             * @static
             * @param {yates.v1.Metric.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Metric} Metric instance
             * @type {{
             *   (properties: yates.v1.Metric.$Shape): yates.v1.Metric & yates.v1.Metric.$Shape;
             *   (properties?: yates.v1.Metric.$Properties): yates.v1.Metric;
             * }}
             */
            Metric.create = function(properties) {
                return new Metric(properties);
            };

            /**
             * Encodes the specified Metric message. Does not implicitly {@link yates.v1.Metric.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Metric
             * @static
             * @param {yates.v1.Metric.$Properties} message Metric message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Metric.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Metric message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Metric
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Metric & yates.v1.Metric.$Shape} Metric
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Metric.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Metric();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Metric message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Metric
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Metric} Metric
             */
            Metric.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Metric)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Metric: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Metric();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.value != null)
                    if (!$Object.is($Number(object.value), 0))
                        message.value = $Number(object.value);
                return message;
            };

            /**
             * Creates a plain object from a Metric message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Metric
             * @static
             * @param {yates.v1.Metric} message Metric
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Metric.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.value = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    object.value = options.json && !$isFinite(message.value) ? $String(message.value) : message.value;
                return object;
            };

            /**
             * Converts this Metric to JSON.
             * @function toJSON
             * @memberof yates.v1.Metric
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Metric.prototype.toJSON = function() {
                return Metric.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Metric;
        })();

        /**
         * TrialState enum.
         * @name yates.v1.TrialState
         * @enum {number}
         * @property {number} TRIAL_STATE_UNSPECIFIED=0 TRIAL_STATE_UNSPECIFIED value
         * @property {number} TRIAL_STATE_QUEUED=1 TRIAL_STATE_QUEUED value
         * @property {number} TRIAL_STATE_LEASED=2 TRIAL_STATE_LEASED value
         * @property {number} TRIAL_STATE_DONE=3 TRIAL_STATE_DONE value
         * @property {number} TRIAL_STATE_FAILED=4 TRIAL_STATE_FAILED value
         * @property {number} TRIAL_STATE_PRUNED=5 TRIAL_STATE_PRUNED value
         * @property {number} TRIAL_STATE_CANCELLED=6 TRIAL_STATE_CANCELLED value
         */
        v1.TrialState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TRIAL_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TRIAL_STATE_QUEUED"] = 1;
            values[valuesById[2] = "TRIAL_STATE_LEASED"] = 2;
            values[valuesById[3] = "TRIAL_STATE_DONE"] = 3;
            values[valuesById[4] = "TRIAL_STATE_FAILED"] = 4;
            values[valuesById[5] = "TRIAL_STATE_PRUNED"] = 5;
            values[valuesById[6] = "TRIAL_STATE_CANCELLED"] = 6;
            return values;
        })();

        /**
         * FaultClass enum.
         * @name yates.v1.FaultClass
         * @enum {number}
         * @property {number} FAULT_CLASS_UNSPECIFIED=0 FAULT_CLASS_UNSPECIFIED value
         * @property {number} FAULT_CLASS_USER=1 FAULT_CLASS_USER value
         * @property {number} FAULT_CLASS_OUT_OF_MEMORY=2 FAULT_CLASS_OUT_OF_MEMORY value
         * @property {number} FAULT_CLASS_DIVERGED=3 FAULT_CLASS_DIVERGED value
         * @property {number} FAULT_CLASS_TIMEOUT=4 FAULT_CLASS_TIMEOUT value
         * @property {number} FAULT_CLASS_LOST=5 FAULT_CLASS_LOST value
         * @property {number} FAULT_CLASS_INFRASTRUCTURE=6 FAULT_CLASS_INFRASTRUCTURE value
         * @property {number} FAULT_CLASS_METRICS_MISSING=7 FAULT_CLASS_METRICS_MISSING value
         */
        v1.FaultClass = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FAULT_CLASS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "FAULT_CLASS_USER"] = 1;
            values[valuesById[2] = "FAULT_CLASS_OUT_OF_MEMORY"] = 2;
            values[valuesById[3] = "FAULT_CLASS_DIVERGED"] = 3;
            values[valuesById[4] = "FAULT_CLASS_TIMEOUT"] = 4;
            values[valuesById[5] = "FAULT_CLASS_LOST"] = 5;
            values[valuesById[6] = "FAULT_CLASS_INFRASTRUCTURE"] = 6;
            values[valuesById[7] = "FAULT_CLASS_METRICS_MISSING"] = 7;
            return values;
        })();

        /**
         * SweepState enum.
         * @name yates.v1.SweepState
         * @enum {number}
         * @property {number} SWEEP_STATE_UNSPECIFIED=0 SWEEP_STATE_UNSPECIFIED value
         * @property {number} SWEEP_STATE_RUNNING=1 SWEEP_STATE_RUNNING value
         * @property {number} SWEEP_STATE_PAUSED=2 SWEEP_STATE_PAUSED value
         * @property {number} SWEEP_STATE_FINISHED=3 SWEEP_STATE_FINISHED value
         * @property {number} SWEEP_STATE_CANCELLED=4 SWEEP_STATE_CANCELLED value
         */
        v1.SweepState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SWEEP_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SWEEP_STATE_RUNNING"] = 1;
            values[valuesById[2] = "SWEEP_STATE_PAUSED"] = 2;
            values[valuesById[3] = "SWEEP_STATE_FINISHED"] = 3;
            values[valuesById[4] = "SWEEP_STATE_CANCELLED"] = 4;
            return values;
        })();

        v1.Fault = (function() {

            /**
             * Properties of a Fault.
             * @typedef {Object} yates.v1.Fault.$Properties
             * @property {yates.v1.FaultClass} [faultClass] Fault faultClass
             * @property {string} [message] Fault message
             * @property {string} [outputTail] Fault outputTail
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Fault.
             * @memberof yates.v1
             * @interface IFault
             * @augments yates.v1.Fault.$Properties
             * @deprecated Use yates.v1.Fault.$Properties instead.
             */

            /**
             * Shape of a Fault.
             * @typedef {yates.v1.Fault.$Properties} yates.v1.Fault.$Shape
             */

            /**
             * Constructs a new Fault.
             * @memberof yates.v1
             * @classdesc Represents a Fault.
             * @constructor
             * @param {yates.v1.Fault.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Fault = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Fault faultClass.
             * @member {yates.v1.FaultClass} faultClass
             * @memberof yates.v1.Fault
             * @instance
             */
            Fault.prototype.faultClass = 0;

            /**
             * Fault message.
             * @member {string} message
             * @memberof yates.v1.Fault
             * @instance
             */
            Fault.prototype.message = "";

            /**
             * Fault outputTail.
             * @member {string} outputTail
             * @memberof yates.v1.Fault
             * @instance
             */
            Fault.prototype.outputTail = "";

            /**
             * Creates a new Fault instance using the specified properties.
             * @function create
             * @memberof yates.v1.Fault
             * @static
             * @param {yates.v1.Fault.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Fault} Fault instance
             * @type {{
             *   (properties: yates.v1.Fault.$Shape): yates.v1.Fault & yates.v1.Fault.$Shape;
             *   (properties?: yates.v1.Fault.$Properties): yates.v1.Fault;
             * }}
             */
            Fault.create = function(properties) {
                return new Fault(properties);
            };

            /**
             * Encodes the specified Fault message. Does not implicitly {@link yates.v1.Fault.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Fault
             * @static
             * @param {yates.v1.Fault.$Properties} message Fault message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Fault.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.faultClass != null && $Object.hasOwnProperty.call(message, "faultClass") && message.faultClass !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.faultClass);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.outputTail != null && $Object.hasOwnProperty.call(message, "outputTail") && message.outputTail !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.outputTail);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Fault message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Fault
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Fault & yates.v1.Fault.$Shape} Fault
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Fault.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Fault();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.faultClass = value;
                            else
                                delete message.faultClass;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.outputTail = value;
                            else
                                delete message.outputTail;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Fault message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Fault
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Fault} Fault
             */
            Fault.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Fault)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Fault: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Fault();
                if (object.faultClass !== 0 && (typeof object.faultClass !== "string" || $root.yates.v1.FaultClass[object.faultClass] !== 0))
                    switch (object.faultClass) {
                    case "FAULT_CLASS_UNSPECIFIED":
                    case 0:
                        message.faultClass = 0;
                        break;
                    case "FAULT_CLASS_USER":
                    case 1:
                        message.faultClass = 1;
                        break;
                    case "FAULT_CLASS_OUT_OF_MEMORY":
                    case 2:
                        message.faultClass = 2;
                        break;
                    case "FAULT_CLASS_DIVERGED":
                    case 3:
                        message.faultClass = 3;
                        break;
                    case "FAULT_CLASS_TIMEOUT":
                    case 4:
                        message.faultClass = 4;
                        break;
                    case "FAULT_CLASS_LOST":
                    case 5:
                        message.faultClass = 5;
                        break;
                    case "FAULT_CLASS_INFRASTRUCTURE":
                    case 6:
                        message.faultClass = 6;
                        break;
                    case "FAULT_CLASS_METRICS_MISSING":
                    case 7:
                        message.faultClass = 7;
                        break;
                    default:
                        if (typeof object.faultClass === "number" && (object.faultClass | 0) === object.faultClass)
                            message.faultClass = object.faultClass;
                    }
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.outputTail != null)
                    if (typeof object.outputTail !== "string" || object.outputTail.length)
                        message.outputTail = $String(object.outputTail);
                return message;
            };

            /**
             * Creates a plain object from a Fault message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Fault
             * @static
             * @param {yates.v1.Fault} message Fault
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Fault.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.faultClass = options.enums === $String ? "FAULT_CLASS_UNSPECIFIED" : 0;
                    object.message = "";
                    object.outputTail = "";
                }
                if (message.faultClass != null && $Object.hasOwnProperty.call(message, "faultClass"))
                    object.faultClass = options.enums === $String ? $root.yates.v1.FaultClass[message.faultClass] === $undefined ? message.faultClass : $root.yates.v1.FaultClass[message.faultClass] : message.faultClass;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.outputTail != null && $Object.hasOwnProperty.call(message, "outputTail"))
                    object.outputTail = message.outputTail;
                return object;
            };

            /**
             * Converts this Fault to JSON.
             * @function toJSON
             * @memberof yates.v1.Fault
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Fault.prototype.toJSON = function() {
                return Fault.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Fault;
        })();

        v1.Output = (function() {

            /**
             * Properties of an Output.
             * @typedef {Object} yates.v1.Output.$Properties
             * @property {string} [trialId] Output trialId
             * @property {number} [fence] Output fence
             * @property {number} [offset] Output offset
             * @property {Uint8Array} [data] Output data
             * @property {boolean} [caughtUp] Output caughtUp
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Output.
             * @memberof yates.v1
             * @interface IOutput
             * @augments yates.v1.Output.$Properties
             * @deprecated Use yates.v1.Output.$Properties instead.
             */

            /**
             * Shape of an Output.
             * @typedef {yates.v1.Output.$Properties} yates.v1.Output.$Shape
             */

            /**
             * Constructs a new Output.
             * @memberof yates.v1
             * @classdesc Represents an Output.
             * @constructor
             * @param {yates.v1.Output.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Output = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Output trialId.
             * @member {string} trialId
             * @memberof yates.v1.Output
             * @instance
             */
            Output.prototype.trialId = "";

            /**
             * Output fence.
             * @member {number} fence
             * @memberof yates.v1.Output
             * @instance
             */
            Output.prototype.fence = 0;

            /**
             * Output offset.
             * @member {number} offset
             * @memberof yates.v1.Output
             * @instance
             */
            Output.prototype.offset = 0;

            /**
             * Output data.
             * @member {Uint8Array} data
             * @memberof yates.v1.Output
             * @instance
             */
            Output.prototype.data = $util.newBuffer([]);

            /**
             * Output caughtUp.
             * @member {boolean} caughtUp
             * @memberof yates.v1.Output
             * @instance
             */
            Output.prototype.caughtUp = false;

            /**
             * Creates a new Output instance using the specified properties.
             * @function create
             * @memberof yates.v1.Output
             * @static
             * @param {yates.v1.Output.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Output} Output instance
             * @type {{
             *   (properties: yates.v1.Output.$Shape): yates.v1.Output & yates.v1.Output.$Shape;
             *   (properties?: yates.v1.Output.$Properties): yates.v1.Output;
             * }}
             */
            Output.create = function(properties) {
                return new Output(properties);
            };

            /**
             * Encodes the specified Output message. Does not implicitly {@link yates.v1.Output.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Output
             * @static
             * @param {yates.v1.Output.$Properties} message Output message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Output.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.fence);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && !$Object.is(message.offset, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.offset);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.caughtUp != null && $Object.hasOwnProperty.call(message, "caughtUp") && message.caughtUp !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.caughtUp);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Output message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Output
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Output & yates.v1.Output.$Shape} Output
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Output.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Output();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.caughtUp = value;
                            else
                                delete message.caughtUp;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Output message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Output
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Output} Output
             */
            Output.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Output)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Output: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Output();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.offset != null)
                    if (!$Object.is($Number(object.offset), 0))
                        message.offset = $Number(object.offset);
                if (object.data != null)
                    if (object.data.length)
                        if (typeof object.data === "string")
                            $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                        else if (object.data.length >= 0)
                            message.data = object.data;
                if (object.caughtUp != null)
                    if (object.caughtUp)
                        message.caughtUp = $Boolean(object.caughtUp);
                return message;
            };

            /**
             * Creates a plain object from an Output message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Output
             * @static
             * @param {yates.v1.Output} message Output
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Output.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.fence = 0;
                    object.offset = 0;
                    if (options.bytes === $String)
                        object.data = "";
                    else {
                        object.data = [];
                        if (options.bytes !== $Array)
                            object.data = $util.newBuffer(object.data);
                    }
                    object.caughtUp = false;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    object.offset = options.json && !$isFinite(message.offset) ? $String(message.offset) : message.offset;
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                if (message.caughtUp != null && $Object.hasOwnProperty.call(message, "caughtUp"))
                    object.caughtUp = message.caughtUp;
                return object;
            };

            /**
             * Converts this Output to JSON.
             * @function toJSON
             * @memberof yates.v1.Output
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Output.prototype.toJSON = function() {
                return Output.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Output;
        })();

        v1.Artifact = (function() {

            /**
             * Properties of an Artifact.
             * @typedef {Object} yates.v1.Artifact.$Properties
             * @property {string} [name] Artifact name
             * @property {string} [mediaType] Artifact mediaType
             * @property {string} [sha256] Artifact sha256
             * @property {number} [sizeBytes] Artifact sizeBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Artifact.
             * @memberof yates.v1
             * @interface IArtifact
             * @augments yates.v1.Artifact.$Properties
             * @deprecated Use yates.v1.Artifact.$Properties instead.
             */

            /**
             * Shape of an Artifact.
             * @typedef {yates.v1.Artifact.$Properties} yates.v1.Artifact.$Shape
             */

            /**
             * Constructs a new Artifact.
             * @memberof yates.v1
             * @classdesc Represents an Artifact.
             * @constructor
             * @param {yates.v1.Artifact.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Artifact = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Artifact name.
             * @member {string} name
             * @memberof yates.v1.Artifact
             * @instance
             */
            Artifact.prototype.name = "";

            /**
             * Artifact mediaType.
             * @member {string} mediaType
             * @memberof yates.v1.Artifact
             * @instance
             */
            Artifact.prototype.mediaType = "";

            /**
             * Artifact sha256.
             * @member {string} sha256
             * @memberof yates.v1.Artifact
             * @instance
             */
            Artifact.prototype.sha256 = "";

            /**
             * Artifact sizeBytes.
             * @member {number} sizeBytes
             * @memberof yates.v1.Artifact
             * @instance
             */
            Artifact.prototype.sizeBytes = 0;

            /**
             * Creates a new Artifact instance using the specified properties.
             * @function create
             * @memberof yates.v1.Artifact
             * @static
             * @param {yates.v1.Artifact.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Artifact} Artifact instance
             * @type {{
             *   (properties: yates.v1.Artifact.$Shape): yates.v1.Artifact & yates.v1.Artifact.$Shape;
             *   (properties?: yates.v1.Artifact.$Properties): yates.v1.Artifact;
             * }}
             */
            Artifact.create = function(properties) {
                return new Artifact(properties);
            };

            /**
             * Encodes the specified Artifact message. Does not implicitly {@link yates.v1.Artifact.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Artifact
             * @static
             * @param {yates.v1.Artifact.$Properties} message Artifact message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Artifact.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.mediaType != null && $Object.hasOwnProperty.call(message, "mediaType") && message.mediaType !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.mediaType);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.sha256);
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && !$Object.is(message.sizeBytes, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.sizeBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Artifact message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Artifact
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Artifact & yates.v1.Artifact.$Shape} Artifact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Artifact.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Artifact();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mediaType = value;
                            else
                                delete message.mediaType;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sizeBytes = value;
                            else
                                delete message.sizeBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Artifact message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Artifact
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Artifact} Artifact
             */
            Artifact.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Artifact)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Artifact: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Artifact();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.mediaType != null)
                    if (typeof object.mediaType !== "string" || object.mediaType.length)
                        message.mediaType = $String(object.mediaType);
                if (object.sha256 != null)
                    if (typeof object.sha256 !== "string" || object.sha256.length)
                        message.sha256 = $String(object.sha256);
                if (object.sizeBytes != null)
                    if (!$Object.is($Number(object.sizeBytes), 0))
                        message.sizeBytes = $Number(object.sizeBytes);
                return message;
            };

            /**
             * Creates a plain object from an Artifact message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Artifact
             * @static
             * @param {yates.v1.Artifact} message Artifact
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Artifact.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.mediaType = "";
                    object.sha256 = "";
                    object.sizeBytes = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.mediaType != null && $Object.hasOwnProperty.call(message, "mediaType"))
                    object.mediaType = message.mediaType;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = message.sha256;
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes"))
                    object.sizeBytes = options.json && !$isFinite(message.sizeBytes) ? $String(message.sizeBytes) : message.sizeBytes;
                return object;
            };

            /**
             * Converts this Artifact to JSON.
             * @function toJSON
             * @memberof yates.v1.Artifact
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Artifact.prototype.toJSON = function() {
                return Artifact.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Artifact;
        })();

        v1.LaunchRequest = (function() {

            /**
             * Properties of a LaunchRequest.
             * @typedef {Object} yates.v1.LaunchRequest.$Properties
             * @property {string} [requestId] LaunchRequest requestId
             * @property {string} [source] LaunchRequest source
             * @property {string} [fileName] LaunchRequest fileName
             * @property {number} [priority] LaunchRequest priority
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LaunchRequest.
             * @memberof yates.v1
             * @interface ILaunchRequest
             * @augments yates.v1.LaunchRequest.$Properties
             * @deprecated Use yates.v1.LaunchRequest.$Properties instead.
             */

            /**
             * Shape of a LaunchRequest.
             * @typedef {yates.v1.LaunchRequest.$Properties} yates.v1.LaunchRequest.$Shape
             */

            /**
             * Constructs a new LaunchRequest.
             * @memberof yates.v1
             * @classdesc Represents a LaunchRequest.
             * @constructor
             * @param {yates.v1.LaunchRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LaunchRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LaunchRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.LaunchRequest
             * @instance
             */
            LaunchRequest.prototype.requestId = "";

            /**
             * LaunchRequest source.
             * @member {string} source
             * @memberof yates.v1.LaunchRequest
             * @instance
             */
            LaunchRequest.prototype.source = "";

            /**
             * LaunchRequest fileName.
             * @member {string} fileName
             * @memberof yates.v1.LaunchRequest
             * @instance
             */
            LaunchRequest.prototype.fileName = "";

            /**
             * LaunchRequest priority.
             * @member {number} priority
             * @memberof yates.v1.LaunchRequest
             * @instance
             */
            LaunchRequest.prototype.priority = 0;

            /**
             * Creates a new LaunchRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.LaunchRequest
             * @static
             * @param {yates.v1.LaunchRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.LaunchRequest} LaunchRequest instance
             * @type {{
             *   (properties: yates.v1.LaunchRequest.$Shape): yates.v1.LaunchRequest & yates.v1.LaunchRequest.$Shape;
             *   (properties?: yates.v1.LaunchRequest.$Properties): yates.v1.LaunchRequest;
             * }}
             */
            LaunchRequest.create = function(properties) {
                return new LaunchRequest(properties);
            };

            /**
             * Encodes the specified LaunchRequest message. Does not implicitly {@link yates.v1.LaunchRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.LaunchRequest
             * @static
             * @param {yates.v1.LaunchRequest.$Properties} message LaunchRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LaunchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.source);
                if (message.fileName != null && $Object.hasOwnProperty.call(message, "fileName") && message.fileName !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fileName);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.priority);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LaunchRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.LaunchRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.LaunchRequest & yates.v1.LaunchRequest.$Shape} LaunchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LaunchRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.LaunchRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fileName = value;
                            else
                                delete message.fileName;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LaunchRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.LaunchRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.LaunchRequest} LaunchRequest
             */
            LaunchRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.LaunchRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.LaunchRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.LaunchRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                if (object.fileName != null)
                    if (typeof object.fileName !== "string" || object.fileName.length)
                        message.fileName = $String(object.fileName);
                if (object.priority != null)
                    if ($Number(object.priority) !== 0)
                        message.priority = object.priority >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a LaunchRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.LaunchRequest
             * @static
             * @param {yates.v1.LaunchRequest} message LaunchRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LaunchRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.source = "";
                    object.fileName = "";
                    object.priority = 0;
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                if (message.fileName != null && $Object.hasOwnProperty.call(message, "fileName"))
                    object.fileName = message.fileName;
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    object.priority = message.priority;
                return object;
            };

            /**
             * Converts this LaunchRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.LaunchRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LaunchRequest.prototype.toJSON = function() {
                return LaunchRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LaunchRequest;
        })();

        v1.LaunchResponse = (function() {

            /**
             * Properties of a LaunchResponse.
             * @typedef {Object} yates.v1.LaunchResponse.$Properties
             * @property {string} [sweepId] LaunchResponse sweepId
             * @property {boolean} [created] LaunchResponse created
             * @property {number} [trials] LaunchResponse trials
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LaunchResponse.
             * @memberof yates.v1
             * @interface ILaunchResponse
             * @augments yates.v1.LaunchResponse.$Properties
             * @deprecated Use yates.v1.LaunchResponse.$Properties instead.
             */

            /**
             * Shape of a LaunchResponse.
             * @typedef {yates.v1.LaunchResponse.$Properties} yates.v1.LaunchResponse.$Shape
             */

            /**
             * Constructs a new LaunchResponse.
             * @memberof yates.v1
             * @classdesc Represents a LaunchResponse.
             * @constructor
             * @param {yates.v1.LaunchResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LaunchResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LaunchResponse sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.LaunchResponse
             * @instance
             */
            LaunchResponse.prototype.sweepId = "";

            /**
             * LaunchResponse created.
             * @member {boolean} created
             * @memberof yates.v1.LaunchResponse
             * @instance
             */
            LaunchResponse.prototype.created = false;

            /**
             * LaunchResponse trials.
             * @member {number} trials
             * @memberof yates.v1.LaunchResponse
             * @instance
             */
            LaunchResponse.prototype.trials = 0;

            /**
             * Creates a new LaunchResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.LaunchResponse
             * @static
             * @param {yates.v1.LaunchResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.LaunchResponse} LaunchResponse instance
             * @type {{
             *   (properties: yates.v1.LaunchResponse.$Shape): yates.v1.LaunchResponse & yates.v1.LaunchResponse.$Shape;
             *   (properties?: yates.v1.LaunchResponse.$Properties): yates.v1.LaunchResponse;
             * }}
             */
            LaunchResponse.create = function(properties) {
                return new LaunchResponse(properties);
            };

            /**
             * Encodes the specified LaunchResponse message. Does not implicitly {@link yates.v1.LaunchResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.LaunchResponse
             * @static
             * @param {yates.v1.LaunchResponse.$Properties} message LaunchResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LaunchResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sweepId);
                if (message.created != null && $Object.hasOwnProperty.call(message, "created") && message.created !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.created);
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials") && message.trials !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.trials);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LaunchResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.LaunchResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.LaunchResponse & yates.v1.LaunchResponse.$Shape} LaunchResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LaunchResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.LaunchResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.created = value;
                            else
                                delete message.created;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.trials = value;
                            else
                                delete message.trials;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LaunchResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.LaunchResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.LaunchResponse} LaunchResponse
             */
            LaunchResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.LaunchResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.LaunchResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.LaunchResponse();
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.created != null)
                    if (object.created)
                        message.created = $Boolean(object.created);
                if (object.trials != null)
                    if ($Number(object.trials) !== 0)
                        message.trials = object.trials >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a LaunchResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.LaunchResponse
             * @static
             * @param {yates.v1.LaunchResponse} message LaunchResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LaunchResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.sweepId = "";
                    object.created = false;
                    object.trials = 0;
                }
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.created != null && $Object.hasOwnProperty.call(message, "created"))
                    object.created = message.created;
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials"))
                    object.trials = message.trials;
                return object;
            };

            /**
             * Converts this LaunchResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.LaunchResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LaunchResponse.prototype.toJSON = function() {
                return LaunchResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LaunchResponse;
        })();

        v1.SweepView = (function() {

            /**
             * Properties of a SweepView.
             * @typedef {Object} yates.v1.SweepView.$Properties
             * @property {string} [sweepId] SweepView sweepId
             * @property {string} [name] SweepView name
             * @property {yates.v1.SweepState} [state] SweepView state
             * @property {string} [designHash] SweepView designHash
             * @property {number} [launchedAtMs] SweepView launchedAtMs
             * @property {number} [endedAtMs] SweepView endedAtMs
             * @property {number} [trials] SweepView trials
             * @property {number} [queued] SweepView queued
             * @property {number} [leased] SweepView leased
             * @property {number} [done] SweepView done
             * @property {number} [failed] SweepView failed
             * @property {number} [pruned] SweepView pruned
             * @property {number} [cancelled] SweepView cancelled
             * @property {string} [specJson] SweepView specJson
             * @property {number} [priority] SweepView priority
             * @property {Array.<yates.v1.SweepExtension.$Properties>} [extensions] SweepView extensions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SweepView.
             * @memberof yates.v1
             * @interface ISweepView
             * @augments yates.v1.SweepView.$Properties
             * @deprecated Use yates.v1.SweepView.$Properties instead.
             */

            /**
             * Shape of a SweepView.
             * @typedef {yates.v1.SweepView.$Properties} yates.v1.SweepView.$Shape
             */

            /**
             * Constructs a new SweepView.
             * @memberof yates.v1
             * @classdesc Represents a SweepView.
             * @constructor
             * @param {yates.v1.SweepView.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SweepView = function (properties) {
                this.extensions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SweepView sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.sweepId = "";

            /**
             * SweepView name.
             * @member {string} name
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.name = "";

            /**
             * SweepView state.
             * @member {yates.v1.SweepState} state
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.state = 0;

            /**
             * SweepView designHash.
             * @member {string} designHash
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.designHash = "";

            /**
             * SweepView launchedAtMs.
             * @member {number} launchedAtMs
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.launchedAtMs = 0;

            /**
             * SweepView endedAtMs.
             * @member {number} endedAtMs
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.endedAtMs = 0;

            /**
             * SweepView trials.
             * @member {number} trials
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.trials = 0;

            /**
             * SweepView queued.
             * @member {number} queued
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.queued = 0;

            /**
             * SweepView leased.
             * @member {number} leased
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.leased = 0;

            /**
             * SweepView done.
             * @member {number} done
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.done = 0;

            /**
             * SweepView failed.
             * @member {number} failed
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.failed = 0;

            /**
             * SweepView pruned.
             * @member {number} pruned
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.pruned = 0;

            /**
             * SweepView cancelled.
             * @member {number} cancelled
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.cancelled = 0;

            /**
             * SweepView specJson.
             * @member {string} specJson
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.specJson = "";

            /**
             * SweepView priority.
             * @member {number} priority
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.priority = 0;

            /**
             * SweepView extensions.
             * @member {Array.<yates.v1.SweepExtension>} extensions
             * @memberof yates.v1.SweepView
             * @instance
             */
            SweepView.prototype.extensions = $util.emptyArray;

            /**
             * Creates a new SweepView instance using the specified properties.
             * @function create
             * @memberof yates.v1.SweepView
             * @static
             * @param {yates.v1.SweepView.$Properties=} [properties] Properties to set
             * @returns {yates.v1.SweepView} SweepView instance
             * @type {{
             *   (properties: yates.v1.SweepView.$Shape): yates.v1.SweepView & yates.v1.SweepView.$Shape;
             *   (properties?: yates.v1.SweepView.$Properties): yates.v1.SweepView;
             * }}
             */
            SweepView.create = function(properties) {
                return new SweepView(properties);
            };

            /**
             * Encodes the specified SweepView message. Does not implicitly {@link yates.v1.SweepView.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.SweepView
             * @static
             * @param {yates.v1.SweepView.$Properties} message SweepView message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SweepView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sweepId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.designHash != null && $Object.hasOwnProperty.call(message, "designHash") && message.designHash !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.designHash);
                if (message.launchedAtMs != null && $Object.hasOwnProperty.call(message, "launchedAtMs") && !$Object.is(message.launchedAtMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.launchedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && !$Object.is(message.endedAtMs, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.endedAtMs);
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials") && message.trials !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.trials);
                if (message.queued != null && $Object.hasOwnProperty.call(message, "queued") && message.queued !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.queued);
                if (message.leased != null && $Object.hasOwnProperty.call(message, "leased") && message.leased !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.leased);
                if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.done);
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed") && message.failed !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.failed);
                if (message.pruned != null && $Object.hasOwnProperty.call(message, "pruned") && message.pruned !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.pruned);
                if (message.cancelled != null && $Object.hasOwnProperty.call(message, "cancelled") && message.cancelled !== 0)
                    writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.cancelled);
                if (message.specJson != null && $Object.hasOwnProperty.call(message, "specJson") && message.specJson !== "")
                    writer.uint32(/* id 14, wireType 2 =*/114).string(message.specJson);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.priority);
                if (message.extensions != null && message.extensions.length)
                    for (let i = 0; i < message.extensions.length; ++i)
                        $root.yates.v1.SweepExtension.encode(message.extensions[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SweepView message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.SweepView
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.SweepView & yates.v1.SweepView.$Shape} SweepView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SweepView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.SweepView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.designHash = value;
                            else
                                delete message.designHash;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.launchedAtMs = value;
                            else
                                delete message.launchedAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.trials = value;
                            else
                                delete message.trials;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.queued = value;
                            else
                                delete message.queued;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.leased = value;
                            else
                                delete message.leased;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.done = value;
                            else
                                delete message.done;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.failed = value;
                            else
                                delete message.failed;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pruned = value;
                            else
                                delete message.pruned;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cancelled = value;
                            else
                                delete message.cancelled;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.specJson = value;
                            else
                                delete message.specJson;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extensions && message.extensions.length))
                                message.extensions = [];
                            message.extensions.push($root.yates.v1.SweepExtension.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SweepView message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.SweepView
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.SweepView} SweepView
             */
            SweepView.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.SweepView)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.SweepView: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.SweepView();
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.state !== 0 && (typeof object.state !== "string" || $root.yates.v1.SweepState[object.state] !== 0))
                    switch (object.state) {
                    case "SWEEP_STATE_UNSPECIFIED":
                    case 0:
                        message.state = 0;
                        break;
                    case "SWEEP_STATE_RUNNING":
                    case 1:
                        message.state = 1;
                        break;
                    case "SWEEP_STATE_PAUSED":
                    case 2:
                        message.state = 2;
                        break;
                    case "SWEEP_STATE_FINISHED":
                    case 3:
                        message.state = 3;
                        break;
                    case "SWEEP_STATE_CANCELLED":
                    case 4:
                        message.state = 4;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                if (object.designHash != null)
                    if (typeof object.designHash !== "string" || object.designHash.length)
                        message.designHash = $String(object.designHash);
                if (object.launchedAtMs != null)
                    if (!$Object.is($Number(object.launchedAtMs), 0))
                        message.launchedAtMs = $Number(object.launchedAtMs);
                if (object.endedAtMs != null)
                    if (!$Object.is($Number(object.endedAtMs), 0))
                        message.endedAtMs = $Number(object.endedAtMs);
                if (object.trials != null)
                    if ($Number(object.trials) !== 0)
                        message.trials = object.trials >>> 0;
                if (object.queued != null)
                    if ($Number(object.queued) !== 0)
                        message.queued = object.queued >>> 0;
                if (object.leased != null)
                    if ($Number(object.leased) !== 0)
                        message.leased = object.leased >>> 0;
                if (object.done != null)
                    if ($Number(object.done) !== 0)
                        message.done = object.done >>> 0;
                if (object.failed != null)
                    if ($Number(object.failed) !== 0)
                        message.failed = object.failed >>> 0;
                if (object.pruned != null)
                    if ($Number(object.pruned) !== 0)
                        message.pruned = object.pruned >>> 0;
                if (object.cancelled != null)
                    if ($Number(object.cancelled) !== 0)
                        message.cancelled = object.cancelled >>> 0;
                if (object.specJson != null)
                    if (typeof object.specJson !== "string" || object.specJson.length)
                        message.specJson = $String(object.specJson);
                if (object.priority != null)
                    if ($Number(object.priority) !== 0)
                        message.priority = object.priority >>> 0;
                if (object.extensions) {
                    if (!$Array.isArray(object.extensions))
                        throw $TypeError(".yates.v1.SweepView.extensions: array expected");
                    message.extensions = $Array(object.extensions.length);
                    for (let i = 0; i < object.extensions.length; ++i) {
                        if (!$util.isObject(object.extensions[i]))
                            throw $TypeError(".yates.v1.SweepView.extensions: object expected");
                        message.extensions[i] = $root.yates.v1.SweepExtension.fromObject(object.extensions[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a SweepView message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.SweepView
             * @static
             * @param {yates.v1.SweepView} message SweepView
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SweepView.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.extensions = [];
                if (options.defaults) {
                    object.sweepId = "";
                    object.name = "";
                    object.state = options.enums === $String ? "SWEEP_STATE_UNSPECIFIED" : 0;
                    object.designHash = "";
                    object.launchedAtMs = 0;
                    object.endedAtMs = 0;
                    object.trials = 0;
                    object.queued = 0;
                    object.leased = 0;
                    object.done = 0;
                    object.failed = 0;
                    object.pruned = 0;
                    object.cancelled = 0;
                    object.specJson = "";
                    object.priority = 0;
                }
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.yates.v1.SweepState[message.state] === $undefined ? message.state : $root.yates.v1.SweepState[message.state] : message.state;
                if (message.designHash != null && $Object.hasOwnProperty.call(message, "designHash"))
                    object.designHash = message.designHash;
                if (message.launchedAtMs != null && $Object.hasOwnProperty.call(message, "launchedAtMs"))
                    object.launchedAtMs = options.json && !$isFinite(message.launchedAtMs) ? $String(message.launchedAtMs) : message.launchedAtMs;
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs"))
                    object.endedAtMs = options.json && !$isFinite(message.endedAtMs) ? $String(message.endedAtMs) : message.endedAtMs;
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials"))
                    object.trials = message.trials;
                if (message.queued != null && $Object.hasOwnProperty.call(message, "queued"))
                    object.queued = message.queued;
                if (message.leased != null && $Object.hasOwnProperty.call(message, "leased"))
                    object.leased = message.leased;
                if (message.done != null && $Object.hasOwnProperty.call(message, "done"))
                    object.done = message.done;
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                    object.failed = message.failed;
                if (message.pruned != null && $Object.hasOwnProperty.call(message, "pruned"))
                    object.pruned = message.pruned;
                if (message.cancelled != null && $Object.hasOwnProperty.call(message, "cancelled"))
                    object.cancelled = message.cancelled;
                if (message.specJson != null && $Object.hasOwnProperty.call(message, "specJson"))
                    object.specJson = message.specJson;
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    object.priority = message.priority;
                if (message.extensions && message.extensions.length) {
                    object.extensions = $Array(message.extensions.length);
                    for (let j = 0; j < message.extensions.length; ++j)
                        object.extensions[j] = $root.yates.v1.SweepExtension.toObject(message.extensions[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this SweepView to JSON.
             * @function toJSON
             * @memberof yates.v1.SweepView
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SweepView.prototype.toJSON = function() {
                return SweepView.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SweepView;
        })();

        v1.SweepExtension = (function() {

            /**
             * Properties of a SweepExtension.
             * @typedef {Object} yates.v1.SweepExtension.$Properties
             * @property {string} [hash] SweepExtension hash
             * @property {string} [what] SweepExtension what
             * @property {number} [trials] SweepExtension trials
             * @property {number} [firstPlannedOrder] SweepExtension firstPlannedOrder
             * @property {number} [atMs] SweepExtension atMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SweepExtension.
             * @memberof yates.v1
             * @interface ISweepExtension
             * @augments yates.v1.SweepExtension.$Properties
             * @deprecated Use yates.v1.SweepExtension.$Properties instead.
             */

            /**
             * Shape of a SweepExtension.
             * @typedef {yates.v1.SweepExtension.$Properties} yates.v1.SweepExtension.$Shape
             */

            /**
             * Constructs a new SweepExtension.
             * @memberof yates.v1
             * @classdesc Represents a SweepExtension.
             * @constructor
             * @param {yates.v1.SweepExtension.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SweepExtension = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SweepExtension hash.
             * @member {string} hash
             * @memberof yates.v1.SweepExtension
             * @instance
             */
            SweepExtension.prototype.hash = "";

            /**
             * SweepExtension what.
             * @member {string} what
             * @memberof yates.v1.SweepExtension
             * @instance
             */
            SweepExtension.prototype.what = "";

            /**
             * SweepExtension trials.
             * @member {number} trials
             * @memberof yates.v1.SweepExtension
             * @instance
             */
            SweepExtension.prototype.trials = 0;

            /**
             * SweepExtension firstPlannedOrder.
             * @member {number} firstPlannedOrder
             * @memberof yates.v1.SweepExtension
             * @instance
             */
            SweepExtension.prototype.firstPlannedOrder = 0;

            /**
             * SweepExtension atMs.
             * @member {number} atMs
             * @memberof yates.v1.SweepExtension
             * @instance
             */
            SweepExtension.prototype.atMs = 0;

            /**
             * Creates a new SweepExtension instance using the specified properties.
             * @function create
             * @memberof yates.v1.SweepExtension
             * @static
             * @param {yates.v1.SweepExtension.$Properties=} [properties] Properties to set
             * @returns {yates.v1.SweepExtension} SweepExtension instance
             * @type {{
             *   (properties: yates.v1.SweepExtension.$Shape): yates.v1.SweepExtension & yates.v1.SweepExtension.$Shape;
             *   (properties?: yates.v1.SweepExtension.$Properties): yates.v1.SweepExtension;
             * }}
             */
            SweepExtension.create = function(properties) {
                return new SweepExtension(properties);
            };

            /**
             * Encodes the specified SweepExtension message. Does not implicitly {@link yates.v1.SweepExtension.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.SweepExtension
             * @static
             * @param {yates.v1.SweepExtension.$Properties} message SweepExtension message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SweepExtension.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.hash);
                if (message.what != null && $Object.hasOwnProperty.call(message, "what") && message.what !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.what);
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials") && message.trials !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.trials);
                if (message.firstPlannedOrder != null && $Object.hasOwnProperty.call(message, "firstPlannedOrder") && message.firstPlannedOrder !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.firstPlannedOrder);
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && !$Object.is(message.atMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.atMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SweepExtension message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.SweepExtension
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.SweepExtension & yates.v1.SweepExtension.$Shape} SweepExtension
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SweepExtension.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.SweepExtension();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hash = value;
                            else
                                delete message.hash;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.what = value;
                            else
                                delete message.what;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.trials = value;
                            else
                                delete message.trials;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.firstPlannedOrder = value;
                            else
                                delete message.firstPlannedOrder;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SweepExtension message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.SweepExtension
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.SweepExtension} SweepExtension
             */
            SweepExtension.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.SweepExtension)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.SweepExtension: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.SweepExtension();
                if (object.hash != null)
                    if (typeof object.hash !== "string" || object.hash.length)
                        message.hash = $String(object.hash);
                if (object.what != null)
                    if (typeof object.what !== "string" || object.what.length)
                        message.what = $String(object.what);
                if (object.trials != null)
                    if ($Number(object.trials) !== 0)
                        message.trials = object.trials >>> 0;
                if (object.firstPlannedOrder != null)
                    if ($Number(object.firstPlannedOrder) !== 0)
                        message.firstPlannedOrder = object.firstPlannedOrder >>> 0;
                if (object.atMs != null)
                    if (!$Object.is($Number(object.atMs), 0))
                        message.atMs = $Number(object.atMs);
                return message;
            };

            /**
             * Creates a plain object from a SweepExtension message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.SweepExtension
             * @static
             * @param {yates.v1.SweepExtension} message SweepExtension
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SweepExtension.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.hash = "";
                    object.what = "";
                    object.trials = 0;
                    object.firstPlannedOrder = 0;
                    object.atMs = 0;
                }
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash"))
                    object.hash = message.hash;
                if (message.what != null && $Object.hasOwnProperty.call(message, "what"))
                    object.what = message.what;
                if (message.trials != null && $Object.hasOwnProperty.call(message, "trials"))
                    object.trials = message.trials;
                if (message.firstPlannedOrder != null && $Object.hasOwnProperty.call(message, "firstPlannedOrder"))
                    object.firstPlannedOrder = message.firstPlannedOrder;
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs"))
                    object.atMs = options.json && !$isFinite(message.atMs) ? $String(message.atMs) : message.atMs;
                return object;
            };

            /**
             * Converts this SweepExtension to JSON.
             * @function toJSON
             * @memberof yates.v1.SweepExtension
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SweepExtension.prototype.toJSON = function() {
                return SweepExtension.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SweepExtension;
        })();

        v1.TrialView = (function() {

            /**
             * Properties of a TrialView.
             * @typedef {Object} yates.v1.TrialView.$Properties
             * @property {string} [trialId] TrialView trialId
             * @property {string} [sweepId] TrialView sweepId
             * @property {number} [plannedOrder] TrialView plannedOrder
             * @property {number|null} [realisedOrder] TrialView realisedOrder
             * @property {number} [cell] TrialView cell
             * @property {number} [replicate] TrialView replicate
             * @property {number} [block] TrialView block
             * @property {Array.<yates.v1.Setting.$Properties>} [settings] TrialView settings
             * @property {yates.v1.TrialState} [state] TrialView state
             * @property {string} [agentId] TrialView agentId
             * @property {string} [agentName] TrialView agentName
             * @property {number} [attempts] TrialView attempts
             * @property {Array.<yates.v1.Metric.$Properties>} [metrics] TrialView metrics
             * @property {Array.<yates.v1.Artifact.$Properties>} [artifacts] TrialView artifacts
             * @property {yates.v1.Fault.$Properties} [fault] TrialView fault
             * @property {number} [leasedAtMs] TrialView leasedAtMs
             * @property {number} [endedAtMs] TrialView endedAtMs
             * @property {number} [durationMs] TrialView durationMs
             * @property {yates.v1.Progress.$Properties} [progress] TrialView progress
             * @property {string} [backend] TrialView backend
             * @property {number} [lateResults] TrialView lateResults
             * @property {string} [reference] TrialView reference
             * @property {yates.v1.Pruning.$Properties} [pruning] TrialView pruning
             * @property {number} [seed] TrialView seed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialView.
             * @memberof yates.v1
             * @interface ITrialView
             * @augments yates.v1.TrialView.$Properties
             * @deprecated Use yates.v1.TrialView.$Properties instead.
             */

            /**
             * Shape of a TrialView.
             * @typedef {{
             *   trialId?: string;
             *   sweepId?: string;
             *   plannedOrder?: number;
             *   realisedOrder?: number|null;
             *   cell?: number;
             *   replicate?: number;
             *   block?: number;
             *   settings?: Array.<yates.v1.Setting.$Shape>;
             *   state?: yates.v1.TrialState;
             *   agentId?: string;
             *   agentName?: string;
             *   attempts?: number;
             *   metrics?: Array.<yates.v1.Metric.$Shape>;
             *   artifacts?: Array.<yates.v1.Artifact.$Shape>;
             *   fault?: yates.v1.Fault.$Shape;
             *   leasedAtMs?: number;
             *   endedAtMs?: number;
             *   durationMs?: number;
             *   progress?: yates.v1.Progress.$Shape;
             *   backend?: string;
             *   lateResults?: number;
             *   reference?: string;
             *   pruning?: yates.v1.Pruning.$Shape;
             *   seed?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.TrialView.$Shape
             */

            /**
             * Constructs a new TrialView.
             * @memberof yates.v1
             * @classdesc Represents a TrialView.
             * @constructor
             * @param {yates.v1.TrialView.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialView = function (properties) {
                this.settings = [];
                this.metrics = [];
                this.artifacts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialView trialId.
             * @member {string} trialId
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.trialId = "";

            /**
             * TrialView sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.sweepId = "";

            /**
             * TrialView plannedOrder.
             * @member {number} plannedOrder
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.plannedOrder = 0;

            /**
             * TrialView realisedOrder.
             * @member {number|null} realisedOrder
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.realisedOrder = null;

            /**
             * TrialView cell.
             * @member {number} cell
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.cell = 0;

            /**
             * TrialView replicate.
             * @member {number} replicate
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.replicate = 0;

            /**
             * TrialView block.
             * @member {number} block
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.block = 0;

            /**
             * TrialView settings.
             * @member {Array.<yates.v1.Setting>} settings
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.settings = $util.emptyArray;

            /**
             * TrialView state.
             * @member {yates.v1.TrialState} state
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.state = 0;

            /**
             * TrialView agentId.
             * @member {string} agentId
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.agentId = "";

            /**
             * TrialView agentName.
             * @member {string} agentName
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.agentName = "";

            /**
             * TrialView attempts.
             * @member {number} attempts
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.attempts = 0;

            /**
             * TrialView metrics.
             * @member {Array.<yates.v1.Metric>} metrics
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.metrics = $util.emptyArray;

            /**
             * TrialView artifacts.
             * @member {Array.<yates.v1.Artifact>} artifacts
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.artifacts = $util.emptyArray;

            /**
             * TrialView fault.
             * @member {yates.v1.Fault} fault
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.fault = null;

            /**
             * TrialView leasedAtMs.
             * @member {number} leasedAtMs
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.leasedAtMs = 0;

            /**
             * TrialView endedAtMs.
             * @member {number} endedAtMs
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.endedAtMs = 0;

            /**
             * TrialView durationMs.
             * @member {number} durationMs
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.durationMs = 0;

            /**
             * TrialView progress.
             * @member {yates.v1.Progress} progress
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.progress = null;

            /**
             * TrialView backend.
             * @member {string} backend
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.backend = "";

            /**
             * TrialView lateResults.
             * @member {number} lateResults
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.lateResults = 0;

            /**
             * TrialView reference.
             * @member {string} reference
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.reference = "";

            /**
             * TrialView pruning.
             * @member {yates.v1.Pruning} pruning
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.pruning = null;

            /**
             * TrialView seed.
             * @member {number} seed
             * @memberof yates.v1.TrialView
             * @instance
             */
            TrialView.prototype.seed = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrialView.prototype, "_realisedOrder", {
                get: $util.oneOfGetter($oneOfFields = ["realisedOrder"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new TrialView instance using the specified properties.
             * @function create
             * @memberof yates.v1.TrialView
             * @static
             * @param {yates.v1.TrialView.$Properties=} [properties] Properties to set
             * @returns {yates.v1.TrialView} TrialView instance
             * @type {{
             *   (properties: yates.v1.TrialView.$Shape): yates.v1.TrialView & yates.v1.TrialView.$Shape;
             *   (properties?: yates.v1.TrialView.$Properties): yates.v1.TrialView;
             * }}
             */
            TrialView.create = function(properties) {
                return new TrialView(properties);
            };

            /**
             * Encodes the specified TrialView message. Does not implicitly {@link yates.v1.TrialView.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.TrialView
             * @static
             * @param {yates.v1.TrialView.$Properties} message TrialView message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.plannedOrder != null && $Object.hasOwnProperty.call(message, "plannedOrder") && message.plannedOrder !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.plannedOrder);
                if (message.realisedOrder != null && $Object.hasOwnProperty.call(message, "realisedOrder"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.realisedOrder);
                if (message.cell != null && $Object.hasOwnProperty.call(message, "cell") && message.cell !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.cell);
                if (message.replicate != null && $Object.hasOwnProperty.call(message, "replicate") && message.replicate !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.replicate);
                if (message.block != null && $Object.hasOwnProperty.call(message, "block") && message.block !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.block);
                if (message.settings != null && message.settings.length)
                    for (let i = 0; i < message.settings.length; ++i)
                        $root.yates.v1.Setting.encode(message.settings[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.state);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.agentId);
                if (message.agentName != null && $Object.hasOwnProperty.call(message, "agentName") && message.agentName !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.agentName);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.attempts);
                if (message.metrics != null && message.metrics.length)
                    for (let i = 0; i < message.metrics.length; ++i)
                        $root.yates.v1.Metric.encode(message.metrics[i], writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.artifacts != null && message.artifacts.length)
                    for (let i = 0; i < message.artifacts.length; ++i)
                        $root.yates.v1.Artifact.encode(message.artifacts[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    $root.yates.v1.Fault.encode(message.fault, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.leasedAtMs != null && $Object.hasOwnProperty.call(message, "leasedAtMs") && !$Object.is(message.leasedAtMs, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.leasedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && !$Object.is(message.endedAtMs, 0))
                    writer.uint32(/* id 17, wireType 1 =*/137).double(message.endedAtMs);
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && !$Object.is(message.durationMs, 0))
                    writer.uint32(/* id 18, wireType 1 =*/145).double(message.durationMs);
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    $root.yates.v1.Progress.encode(message.progress, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 20, wireType 2 =*/162).string(message.backend);
                if (message.lateResults != null && $Object.hasOwnProperty.call(message, "lateResults") && message.lateResults !== 0)
                    writer.uint32(/* id 21, wireType 0 =*/168).uint32(message.lateResults);
                if (message.reference != null && $Object.hasOwnProperty.call(message, "reference") && message.reference !== "")
                    writer.uint32(/* id 22, wireType 2 =*/178).string(message.reference);
                if (message.pruning != null && $Object.hasOwnProperty.call(message, "pruning"))
                    $root.yates.v1.Pruning.encode(message.pruning, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                    writer.uint32(/* id 24, wireType 0 =*/192).uint32(message.seed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialView message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.TrialView
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.TrialView & yates.v1.TrialView.$Shape} TrialView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.TrialView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.plannedOrder = value;
                            else
                                delete message.plannedOrder;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.realisedOrder = reader.uint32();
                            message._realisedOrder = "realisedOrder";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cell = value;
                            else
                                delete message.cell;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.replicate = value;
                            else
                                delete message.replicate;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.block = value;
                            else
                                delete message.block;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.settings && message.settings.length))
                                message.settings = [];
                            message.settings.push($root.yates.v1.Setting.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentName = value;
                            else
                                delete message.agentName;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push($root.yates.v1.Metric.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.artifacts && message.artifacts.length))
                                message.artifacts = [];
                            message.artifacts.push($root.yates.v1.Artifact.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.fault = $root.yates.v1.Fault.decode(reader, reader.size(), $undefined, _depth + 1, message.fault);
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.leasedAtMs = value;
                            else
                                delete message.leasedAtMs;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.durationMs = value;
                            else
                                delete message.durationMs;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.progress = $root.yates.v1.Progress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lateResults = value;
                            else
                                delete message.lateResults;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reference = value;
                            else
                                delete message.reference;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.pruning = $root.yates.v1.Pruning.decode(reader, reader.size(), $undefined, _depth + 1, message.pruning);
                            continue;
                        }
                    case 24: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a TrialView message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.TrialView
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.TrialView} TrialView
             */
            TrialView.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.TrialView)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.TrialView: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.TrialView();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.plannedOrder != null)
                    if ($Number(object.plannedOrder) !== 0)
                        message.plannedOrder = object.plannedOrder >>> 0;
                if (object.realisedOrder != null)
                    message.realisedOrder = object.realisedOrder >>> 0;
                if (object.cell != null)
                    if ($Number(object.cell) !== 0)
                        message.cell = object.cell >>> 0;
                if (object.replicate != null)
                    if ($Number(object.replicate) !== 0)
                        message.replicate = object.replicate >>> 0;
                if (object.block != null)
                    if ($Number(object.block) !== 0)
                        message.block = object.block >>> 0;
                if (object.settings) {
                    if (!$Array.isArray(object.settings))
                        throw $TypeError(".yates.v1.TrialView.settings: array expected");
                    message.settings = $Array(object.settings.length);
                    for (let i = 0; i < object.settings.length; ++i) {
                        if (!$util.isObject(object.settings[i]))
                            throw $TypeError(".yates.v1.TrialView.settings: object expected");
                        message.settings[i] = $root.yates.v1.Setting.fromObject(object.settings[i], _depth + 1);
                    }
                }
                if (object.state !== 0 && (typeof object.state !== "string" || $root.yates.v1.TrialState[object.state] !== 0))
                    switch (object.state) {
                    case "TRIAL_STATE_UNSPECIFIED":
                    case 0:
                        message.state = 0;
                        break;
                    case "TRIAL_STATE_QUEUED":
                    case 1:
                        message.state = 1;
                        break;
                    case "TRIAL_STATE_LEASED":
                    case 2:
                        message.state = 2;
                        break;
                    case "TRIAL_STATE_DONE":
                    case 3:
                        message.state = 3;
                        break;
                    case "TRIAL_STATE_FAILED":
                    case 4:
                        message.state = 4;
                        break;
                    case "TRIAL_STATE_PRUNED":
                    case 5:
                        message.state = 5;
                        break;
                    case "TRIAL_STATE_CANCELLED":
                    case 6:
                        message.state = 6;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.agentName != null)
                    if (typeof object.agentName !== "string" || object.agentName.length)
                        message.agentName = $String(object.agentName);
                if (object.attempts != null)
                    if ($Number(object.attempts) !== 0)
                        message.attempts = object.attempts >>> 0;
                if (object.metrics) {
                    if (!$Array.isArray(object.metrics))
                        throw $TypeError(".yates.v1.TrialView.metrics: array expected");
                    message.metrics = $Array(object.metrics.length);
                    for (let i = 0; i < object.metrics.length; ++i) {
                        if (!$util.isObject(object.metrics[i]))
                            throw $TypeError(".yates.v1.TrialView.metrics: object expected");
                        message.metrics[i] = $root.yates.v1.Metric.fromObject(object.metrics[i], _depth + 1);
                    }
                }
                if (object.artifacts) {
                    if (!$Array.isArray(object.artifacts))
                        throw $TypeError(".yates.v1.TrialView.artifacts: array expected");
                    message.artifacts = $Array(object.artifacts.length);
                    for (let i = 0; i < object.artifacts.length; ++i) {
                        if (!$util.isObject(object.artifacts[i]))
                            throw $TypeError(".yates.v1.TrialView.artifacts: object expected");
                        message.artifacts[i] = $root.yates.v1.Artifact.fromObject(object.artifacts[i], _depth + 1);
                    }
                }
                if (object.fault != null) {
                    if (!$util.isObject(object.fault))
                        throw $TypeError(".yates.v1.TrialView.fault: object expected");
                    message.fault = $root.yates.v1.Fault.fromObject(object.fault, _depth + 1);
                }
                if (object.leasedAtMs != null)
                    if (!$Object.is($Number(object.leasedAtMs), 0))
                        message.leasedAtMs = $Number(object.leasedAtMs);
                if (object.endedAtMs != null)
                    if (!$Object.is($Number(object.endedAtMs), 0))
                        message.endedAtMs = $Number(object.endedAtMs);
                if (object.durationMs != null)
                    if (!$Object.is($Number(object.durationMs), 0))
                        message.durationMs = $Number(object.durationMs);
                if (object.progress != null) {
                    if (!$util.isObject(object.progress))
                        throw $TypeError(".yates.v1.TrialView.progress: object expected");
                    message.progress = $root.yates.v1.Progress.fromObject(object.progress, _depth + 1);
                }
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.lateResults != null)
                    if ($Number(object.lateResults) !== 0)
                        message.lateResults = object.lateResults >>> 0;
                if (object.reference != null)
                    if (typeof object.reference !== "string" || object.reference.length)
                        message.reference = $String(object.reference);
                if (object.pruning != null) {
                    if (!$util.isObject(object.pruning))
                        throw $TypeError(".yates.v1.TrialView.pruning: object expected");
                    message.pruning = $root.yates.v1.Pruning.fromObject(object.pruning, _depth + 1);
                }
                if (object.seed != null)
                    if ($Number(object.seed) !== 0)
                        message.seed = object.seed >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a TrialView message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.TrialView
             * @static
             * @param {yates.v1.TrialView} message TrialView
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            TrialView.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.settings = [];
                    object.metrics = [];
                    object.artifacts = [];
                }
                if (options.defaults) {
                    object.trialId = "";
                    object.sweepId = "";
                    object.plannedOrder = 0;
                    object.cell = 0;
                    object.replicate = 0;
                    object.block = 0;
                    object.state = options.enums === $String ? "TRIAL_STATE_UNSPECIFIED" : 0;
                    object.agentId = "";
                    object.agentName = "";
                    object.attempts = 0;
                    object.fault = null;
                    object.leasedAtMs = 0;
                    object.endedAtMs = 0;
                    object.durationMs = 0;
                    object.progress = null;
                    object.backend = "";
                    object.lateResults = 0;
                    object.reference = "";
                    object.pruning = null;
                    object.seed = 0;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.plannedOrder != null && $Object.hasOwnProperty.call(message, "plannedOrder"))
                    object.plannedOrder = message.plannedOrder;
                if (message.realisedOrder != null && $Object.hasOwnProperty.call(message, "realisedOrder"))
                    object.realisedOrder = message.realisedOrder;
                if (message.cell != null && $Object.hasOwnProperty.call(message, "cell"))
                    object.cell = message.cell;
                if (message.replicate != null && $Object.hasOwnProperty.call(message, "replicate"))
                    object.replicate = message.replicate;
                if (message.block != null && $Object.hasOwnProperty.call(message, "block"))
                    object.block = message.block;
                if (message.settings && message.settings.length) {
                    object.settings = $Array(message.settings.length);
                    for (let j = 0; j < message.settings.length; ++j)
                        object.settings[j] = $root.yates.v1.Setting.toObject(message.settings[j], options, _depth + 1);
                }
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.yates.v1.TrialState[message.state] === $undefined ? message.state : $root.yates.v1.TrialState[message.state] : message.state;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.agentName != null && $Object.hasOwnProperty.call(message, "agentName"))
                    object.agentName = message.agentName;
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts"))
                    object.attempts = message.attempts;
                if (message.metrics && message.metrics.length) {
                    object.metrics = $Array(message.metrics.length);
                    for (let j = 0; j < message.metrics.length; ++j)
                        object.metrics[j] = $root.yates.v1.Metric.toObject(message.metrics[j], options, _depth + 1);
                }
                if (message.artifacts && message.artifacts.length) {
                    object.artifacts = $Array(message.artifacts.length);
                    for (let j = 0; j < message.artifacts.length; ++j)
                        object.artifacts[j] = $root.yates.v1.Artifact.toObject(message.artifacts[j], options, _depth + 1);
                }
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    object.fault = $root.yates.v1.Fault.toObject(message.fault, options, _depth + 1);
                if (message.leasedAtMs != null && $Object.hasOwnProperty.call(message, "leasedAtMs"))
                    object.leasedAtMs = options.json && !$isFinite(message.leasedAtMs) ? $String(message.leasedAtMs) : message.leasedAtMs;
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs"))
                    object.endedAtMs = options.json && !$isFinite(message.endedAtMs) ? $String(message.endedAtMs) : message.endedAtMs;
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                    object.durationMs = options.json && !$isFinite(message.durationMs) ? $String(message.durationMs) : message.durationMs;
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    object.progress = $root.yates.v1.Progress.toObject(message.progress, options, _depth + 1);
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                if (message.lateResults != null && $Object.hasOwnProperty.call(message, "lateResults"))
                    object.lateResults = message.lateResults;
                if (message.reference != null && $Object.hasOwnProperty.call(message, "reference"))
                    object.reference = message.reference;
                if (message.pruning != null && $Object.hasOwnProperty.call(message, "pruning"))
                    object.pruning = $root.yates.v1.Pruning.toObject(message.pruning, options, _depth + 1);
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
                    object.seed = message.seed;
                return object;
            };

            /**
             * Converts this TrialView to JSON.
             * @function toJSON
             * @memberof yates.v1.TrialView
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            TrialView.prototype.toJSON = function() {
                return TrialView.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TrialView;
        })();

        v1.Pruning = (function() {

            /**
             * Properties of a Pruning.
             * @typedef {Object} yates.v1.Pruning.$Properties
             * @property {number} [rung] Pruning rung
             * @property {number} [step] Pruning step
             * @property {string} [metric] Pruning metric
             * @property {number} [value] Pruning value
             * @property {number} [cutoff] Pruning cutoff
             * @property {number} [compared] Pruning compared
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Pruning.
             * @memberof yates.v1
             * @interface IPruning
             * @augments yates.v1.Pruning.$Properties
             * @deprecated Use yates.v1.Pruning.$Properties instead.
             */

            /**
             * Shape of a Pruning.
             * @typedef {yates.v1.Pruning.$Properties} yates.v1.Pruning.$Shape
             */

            /**
             * Constructs a new Pruning.
             * @memberof yates.v1
             * @classdesc Represents a Pruning.
             * @constructor
             * @param {yates.v1.Pruning.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Pruning = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Pruning rung.
             * @member {number} rung
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.rung = 0;

            /**
             * Pruning step.
             * @member {number} step
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.step = 0;

            /**
             * Pruning metric.
             * @member {string} metric
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.metric = "";

            /**
             * Pruning value.
             * @member {number} value
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.value = 0;

            /**
             * Pruning cutoff.
             * @member {number} cutoff
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.cutoff = 0;

            /**
             * Pruning compared.
             * @member {number} compared
             * @memberof yates.v1.Pruning
             * @instance
             */
            Pruning.prototype.compared = 0;

            /**
             * Creates a new Pruning instance using the specified properties.
             * @function create
             * @memberof yates.v1.Pruning
             * @static
             * @param {yates.v1.Pruning.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Pruning} Pruning instance
             * @type {{
             *   (properties: yates.v1.Pruning.$Shape): yates.v1.Pruning & yates.v1.Pruning.$Shape;
             *   (properties?: yates.v1.Pruning.$Properties): yates.v1.Pruning;
             * }}
             */
            Pruning.create = function(properties) {
                return new Pruning(properties);
            };

            /**
             * Encodes the specified Pruning message. Does not implicitly {@link yates.v1.Pruning.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Pruning
             * @static
             * @param {yates.v1.Pruning.$Properties} message Pruning message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Pruning.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rung != null && $Object.hasOwnProperty.call(message, "rung") && message.rung !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.rung);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && message.step !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.step);
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric") && message.metric !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.metric);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.value);
                if (message.cutoff != null && $Object.hasOwnProperty.call(message, "cutoff") && !$Object.is(message.cutoff, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.cutoff);
                if (message.compared != null && $Object.hasOwnProperty.call(message, "compared") && message.compared !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.compared);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Pruning message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Pruning
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Pruning & yates.v1.Pruning.$Shape} Pruning
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Pruning.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Pruning();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rung = value;
                            else
                                delete message.rung;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.metric = value;
                            else
                                delete message.metric;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.cutoff = value;
                            else
                                delete message.cutoff;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.compared = value;
                            else
                                delete message.compared;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Pruning message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Pruning
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Pruning} Pruning
             */
            Pruning.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Pruning)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Pruning: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Pruning();
                if (object.rung != null)
                    if ($Number(object.rung) !== 0)
                        message.rung = object.rung >>> 0;
                if (object.step != null)
                    if ($Number(object.step) !== 0)
                        message.step = object.step >>> 0;
                if (object.metric != null)
                    if (typeof object.metric !== "string" || object.metric.length)
                        message.metric = $String(object.metric);
                if (object.value != null)
                    if (!$Object.is($Number(object.value), 0))
                        message.value = $Number(object.value);
                if (object.cutoff != null)
                    if (!$Object.is($Number(object.cutoff), 0))
                        message.cutoff = $Number(object.cutoff);
                if (object.compared != null)
                    if ($Number(object.compared) !== 0)
                        message.compared = object.compared >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Pruning message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Pruning
             * @static
             * @param {yates.v1.Pruning} message Pruning
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Pruning.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.rung = 0;
                    object.step = 0;
                    object.metric = "";
                    object.value = 0;
                    object.cutoff = 0;
                    object.compared = 0;
                }
                if (message.rung != null && $Object.hasOwnProperty.call(message, "rung"))
                    object.rung = message.rung;
                if (message.step != null && $Object.hasOwnProperty.call(message, "step"))
                    object.step = message.step;
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric"))
                    object.metric = message.metric;
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    object.value = options.json && !$isFinite(message.value) ? $String(message.value) : message.value;
                if (message.cutoff != null && $Object.hasOwnProperty.call(message, "cutoff"))
                    object.cutoff = options.json && !$isFinite(message.cutoff) ? $String(message.cutoff) : message.cutoff;
                if (message.compared != null && $Object.hasOwnProperty.call(message, "compared"))
                    object.compared = message.compared;
                return object;
            };

            /**
             * Converts this Pruning to JSON.
             * @function toJSON
             * @memberof yates.v1.Pruning
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Pruning.prototype.toJSON = function() {
                return Pruning.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Pruning;
        })();

        v1.Progress = (function() {

            /**
             * Properties of a Progress.
             * @typedef {Object} yates.v1.Progress.$Properties
             * @property {number} [step] Progress step
             * @property {number} [stepsTotal] Progress stepsTotal
             * @property {Array.<yates.v1.Metric.$Properties>} [metrics] Progress metrics
             * @property {number} [atMs] Progress atMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Progress.
             * @memberof yates.v1
             * @interface IProgress
             * @augments yates.v1.Progress.$Properties
             * @deprecated Use yates.v1.Progress.$Properties instead.
             */

            /**
             * Shape of a Progress.
             * @typedef {yates.v1.Progress.$Properties} yates.v1.Progress.$Shape
             */

            /**
             * Constructs a new Progress.
             * @memberof yates.v1
             * @classdesc Represents a Progress.
             * @constructor
             * @param {yates.v1.Progress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Progress = function (properties) {
                this.metrics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Progress step.
             * @member {number} step
             * @memberof yates.v1.Progress
             * @instance
             */
            Progress.prototype.step = 0;

            /**
             * Progress stepsTotal.
             * @member {number} stepsTotal
             * @memberof yates.v1.Progress
             * @instance
             */
            Progress.prototype.stepsTotal = 0;

            /**
             * Progress metrics.
             * @member {Array.<yates.v1.Metric>} metrics
             * @memberof yates.v1.Progress
             * @instance
             */
            Progress.prototype.metrics = $util.emptyArray;

            /**
             * Progress atMs.
             * @member {number} atMs
             * @memberof yates.v1.Progress
             * @instance
             */
            Progress.prototype.atMs = 0;

            /**
             * Creates a new Progress instance using the specified properties.
             * @function create
             * @memberof yates.v1.Progress
             * @static
             * @param {yates.v1.Progress.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Progress} Progress instance
             * @type {{
             *   (properties: yates.v1.Progress.$Shape): yates.v1.Progress & yates.v1.Progress.$Shape;
             *   (properties?: yates.v1.Progress.$Properties): yates.v1.Progress;
             * }}
             */
            Progress.create = function(properties) {
                return new Progress(properties);
            };

            /**
             * Encodes the specified Progress message. Does not implicitly {@link yates.v1.Progress.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Progress
             * @static
             * @param {yates.v1.Progress.$Properties} message Progress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Progress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && message.step !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.step);
                if (message.stepsTotal != null && $Object.hasOwnProperty.call(message, "stepsTotal") && message.stepsTotal !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stepsTotal);
                if (message.metrics != null && message.metrics.length)
                    for (let i = 0; i < message.metrics.length; ++i)
                        $root.yates.v1.Metric.encode(message.metrics[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && !$Object.is(message.atMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.atMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Progress message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Progress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Progress & yates.v1.Progress.$Shape} Progress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Progress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Progress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stepsTotal = value;
                            else
                                delete message.stepsTotal;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push($root.yates.v1.Metric.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Progress message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Progress
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Progress} Progress
             */
            Progress.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Progress)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Progress: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Progress();
                if (object.step != null)
                    if ($Number(object.step) !== 0)
                        message.step = object.step >>> 0;
                if (object.stepsTotal != null)
                    if ($Number(object.stepsTotal) !== 0)
                        message.stepsTotal = object.stepsTotal >>> 0;
                if (object.metrics) {
                    if (!$Array.isArray(object.metrics))
                        throw $TypeError(".yates.v1.Progress.metrics: array expected");
                    message.metrics = $Array(object.metrics.length);
                    for (let i = 0; i < object.metrics.length; ++i) {
                        if (!$util.isObject(object.metrics[i]))
                            throw $TypeError(".yates.v1.Progress.metrics: object expected");
                        message.metrics[i] = $root.yates.v1.Metric.fromObject(object.metrics[i], _depth + 1);
                    }
                }
                if (object.atMs != null)
                    if (!$Object.is($Number(object.atMs), 0))
                        message.atMs = $Number(object.atMs);
                return message;
            };

            /**
             * Creates a plain object from a Progress message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Progress
             * @static
             * @param {yates.v1.Progress} message Progress
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Progress.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.metrics = [];
                if (options.defaults) {
                    object.step = 0;
                    object.stepsTotal = 0;
                    object.atMs = 0;
                }
                if (message.step != null && $Object.hasOwnProperty.call(message, "step"))
                    object.step = message.step;
                if (message.stepsTotal != null && $Object.hasOwnProperty.call(message, "stepsTotal"))
                    object.stepsTotal = message.stepsTotal;
                if (message.metrics && message.metrics.length) {
                    object.metrics = $Array(message.metrics.length);
                    for (let j = 0; j < message.metrics.length; ++j)
                        object.metrics[j] = $root.yates.v1.Metric.toObject(message.metrics[j], options, _depth + 1);
                }
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs"))
                    object.atMs = options.json && !$isFinite(message.atMs) ? $String(message.atMs) : message.atMs;
                return object;
            };

            /**
             * Converts this Progress to JSON.
             * @function toJSON
             * @memberof yates.v1.Progress
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Progress.prototype.toJSON = function() {
                return Progress.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Progress;
        })();

        v1.AttemptView = (function() {

            /**
             * Properties of an AttemptView.
             * @typedef {Object} yates.v1.AttemptView.$Properties
             * @property {number} [attempt] AttemptView attempt
             * @property {number} [fence] AttemptView fence
             * @property {string} [agentId] AttemptView agentId
             * @property {number} [leasedAtMs] AttemptView leasedAtMs
             * @property {number} [endedAtMs] AttemptView endedAtMs
             * @property {string} [outcome] AttemptView outcome
             * @property {yates.v1.Fault.$Properties} [fault] AttemptView fault
             * @property {Array.<yates.v1.Metric.$Properties>} [metrics] AttemptView metrics
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttemptView.
             * @memberof yates.v1
             * @interface IAttemptView
             * @augments yates.v1.AttemptView.$Properties
             * @deprecated Use yates.v1.AttemptView.$Properties instead.
             */

            /**
             * Shape of an AttemptView.
             * @typedef {yates.v1.AttemptView.$Properties} yates.v1.AttemptView.$Shape
             */

            /**
             * Constructs a new AttemptView.
             * @memberof yates.v1
             * @classdesc Represents an AttemptView.
             * @constructor
             * @param {yates.v1.AttemptView.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttemptView = function (properties) {
                this.metrics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttemptView attempt.
             * @member {number} attempt
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.attempt = 0;

            /**
             * AttemptView fence.
             * @member {number} fence
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.fence = 0;

            /**
             * AttemptView agentId.
             * @member {string} agentId
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.agentId = "";

            /**
             * AttemptView leasedAtMs.
             * @member {number} leasedAtMs
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.leasedAtMs = 0;

            /**
             * AttemptView endedAtMs.
             * @member {number} endedAtMs
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.endedAtMs = 0;

            /**
             * AttemptView outcome.
             * @member {string} outcome
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.outcome = "";

            /**
             * AttemptView fault.
             * @member {yates.v1.Fault} fault
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.fault = null;

            /**
             * AttemptView metrics.
             * @member {Array.<yates.v1.Metric>} metrics
             * @memberof yates.v1.AttemptView
             * @instance
             */
            AttemptView.prototype.metrics = $util.emptyArray;

            /**
             * Creates a new AttemptView instance using the specified properties.
             * @function create
             * @memberof yates.v1.AttemptView
             * @static
             * @param {yates.v1.AttemptView.$Properties=} [properties] Properties to set
             * @returns {yates.v1.AttemptView} AttemptView instance
             * @type {{
             *   (properties: yates.v1.AttemptView.$Shape): yates.v1.AttemptView & yates.v1.AttemptView.$Shape;
             *   (properties?: yates.v1.AttemptView.$Properties): yates.v1.AttemptView;
             * }}
             */
            AttemptView.create = function(properties) {
                return new AttemptView(properties);
            };

            /**
             * Encodes the specified AttemptView message. Does not implicitly {@link yates.v1.AttemptView.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.AttemptView
             * @static
             * @param {yates.v1.AttemptView.$Properties} message AttemptView message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttemptView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.attempt);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.fence);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.agentId);
                if (message.leasedAtMs != null && $Object.hasOwnProperty.call(message, "leasedAtMs") && !$Object.is(message.leasedAtMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.leasedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && !$Object.is(message.endedAtMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.endedAtMs);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.outcome);
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    $root.yates.v1.Fault.encode(message.fault, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.metrics != null && message.metrics.length)
                    for (let i = 0; i < message.metrics.length; ++i)
                        $root.yates.v1.Metric.encode(message.metrics[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttemptView message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.AttemptView
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.AttemptView & yates.v1.AttemptView.$Shape} AttemptView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttemptView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.AttemptView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.leasedAtMs = value;
                            else
                                delete message.leasedAtMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.fault = $root.yates.v1.Fault.decode(reader, reader.size(), $undefined, _depth + 1, message.fault);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push($root.yates.v1.Metric.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttemptView message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.AttemptView
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.AttemptView} AttemptView
             */
            AttemptView.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.AttemptView)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.AttemptView: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.AttemptView();
                if (object.attempt != null)
                    if ($Number(object.attempt) !== 0)
                        message.attempt = object.attempt >>> 0;
                if (object.fence != null)
                    if ($Number(object.fence) !== 0)
                        message.fence = object.fence >>> 0;
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.leasedAtMs != null)
                    if (!$Object.is($Number(object.leasedAtMs), 0))
                        message.leasedAtMs = $Number(object.leasedAtMs);
                if (object.endedAtMs != null)
                    if (!$Object.is($Number(object.endedAtMs), 0))
                        message.endedAtMs = $Number(object.endedAtMs);
                if (object.outcome != null)
                    if (typeof object.outcome !== "string" || object.outcome.length)
                        message.outcome = $String(object.outcome);
                if (object.fault != null) {
                    if (!$util.isObject(object.fault))
                        throw $TypeError(".yates.v1.AttemptView.fault: object expected");
                    message.fault = $root.yates.v1.Fault.fromObject(object.fault, _depth + 1);
                }
                if (object.metrics) {
                    if (!$Array.isArray(object.metrics))
                        throw $TypeError(".yates.v1.AttemptView.metrics: array expected");
                    message.metrics = $Array(object.metrics.length);
                    for (let i = 0; i < object.metrics.length; ++i) {
                        if (!$util.isObject(object.metrics[i]))
                            throw $TypeError(".yates.v1.AttemptView.metrics: object expected");
                        message.metrics[i] = $root.yates.v1.Metric.fromObject(object.metrics[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an AttemptView message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.AttemptView
             * @static
             * @param {yates.v1.AttemptView} message AttemptView
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttemptView.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.metrics = [];
                if (options.defaults) {
                    object.attempt = 0;
                    object.fence = 0;
                    object.agentId = "";
                    object.leasedAtMs = 0;
                    object.endedAtMs = 0;
                    object.outcome = "";
                    object.fault = null;
                }
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                    object.attempt = message.attempt;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.leasedAtMs != null && $Object.hasOwnProperty.call(message, "leasedAtMs"))
                    object.leasedAtMs = options.json && !$isFinite(message.leasedAtMs) ? $String(message.leasedAtMs) : message.leasedAtMs;
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs"))
                    object.endedAtMs = options.json && !$isFinite(message.endedAtMs) ? $String(message.endedAtMs) : message.endedAtMs;
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = message.outcome;
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
                    object.fault = $root.yates.v1.Fault.toObject(message.fault, options, _depth + 1);
                if (message.metrics && message.metrics.length) {
                    object.metrics = $Array(message.metrics.length);
                    for (let j = 0; j < message.metrics.length; ++j)
                        object.metrics[j] = $root.yates.v1.Metric.toObject(message.metrics[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this AttemptView to JSON.
             * @function toJSON
             * @memberof yates.v1.AttemptView
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttemptView.prototype.toJSON = function() {
                return AttemptView.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AttemptView;
        })();

        /**
         * AgentState enum.
         * @name yates.v1.AgentState
         * @enum {number}
         * @property {number} AGENT_STATE_UNSPECIFIED=0 AGENT_STATE_UNSPECIFIED value
         * @property {number} AGENT_STATE_ONLINE=1 AGENT_STATE_ONLINE value
         * @property {number} AGENT_STATE_LOST=2 AGENT_STATE_LOST value
         * @property {number} AGENT_STATE_LEFT=3 AGENT_STATE_LEFT value
         * @property {number} AGENT_STATE_SET_ASIDE=4 AGENT_STATE_SET_ASIDE value
         */
        v1.AgentState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "AGENT_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "AGENT_STATE_ONLINE"] = 1;
            values[valuesById[2] = "AGENT_STATE_LOST"] = 2;
            values[valuesById[3] = "AGENT_STATE_LEFT"] = 3;
            values[valuesById[4] = "AGENT_STATE_SET_ASIDE"] = 4;
            return values;
        })();

        v1.AgentView = (function() {

            /**
             * Properties of an AgentView.
             * @typedef {Object} yates.v1.AgentView.$Properties
             * @property {string} [agentId] AgentView agentId
             * @property {string} [name] AgentView name
             * @property {yates.v1.AgentState} [state] AgentView state
             * @property {number} [slots] AgentView slots
             * @property {number} [busy] AgentView busy
             * @property {number} [done] AgentView done
             * @property {number} [failed] AgentView failed
             * @property {number} [lastSeenMs] AgentView lastSeenMs
             * @property {string} [backend] AgentView backend
             * @property {Object.<string,string>} [labels] AgentView labels
             * @property {string} [version] AgentView version
             * @property {number} [joinedAtMs] AgentView joinedAtMs
             * @property {string} [setAsideReason] AgentView setAsideReason
             * @property {number} [setAsideUntilMs] AgentView setAsideUntilMs
             * @property {number} [failuresInARow] AgentView failuresInARow
             * @property {number} [finishedByOthers] AgentView finishedByOthers
             * @property {number} [timesSetAside] AgentView timesSetAside
             * @property {Array.<string>} [deviceNames] AgentView deviceNames
             * @property {string} [idleReason] AgentView idleReason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentView.
             * @memberof yates.v1
             * @interface IAgentView
             * @augments yates.v1.AgentView.$Properties
             * @deprecated Use yates.v1.AgentView.$Properties instead.
             */

            /**
             * Shape of an AgentView.
             * @typedef {yates.v1.AgentView.$Properties} yates.v1.AgentView.$Shape
             */

            /**
             * Constructs a new AgentView.
             * @memberof yates.v1
             * @classdesc Represents an AgentView.
             * @constructor
             * @param {yates.v1.AgentView.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentView = function (properties) {
                this.labels = {};
                this.deviceNames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentView agentId.
             * @member {string} agentId
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.agentId = "";

            /**
             * AgentView name.
             * @member {string} name
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.name = "";

            /**
             * AgentView state.
             * @member {yates.v1.AgentState} state
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.state = 0;

            /**
             * AgentView slots.
             * @member {number} slots
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.slots = 0;

            /**
             * AgentView busy.
             * @member {number} busy
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.busy = 0;

            /**
             * AgentView done.
             * @member {number} done
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.done = 0;

            /**
             * AgentView failed.
             * @member {number} failed
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.failed = 0;

            /**
             * AgentView lastSeenMs.
             * @member {number} lastSeenMs
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.lastSeenMs = 0;

            /**
             * AgentView backend.
             * @member {string} backend
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.backend = "";

            /**
             * AgentView labels.
             * @member {Object.<string,string>} labels
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.labels = $util.emptyObject;

            /**
             * AgentView version.
             * @member {string} version
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.version = "";

            /**
             * AgentView joinedAtMs.
             * @member {number} joinedAtMs
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.joinedAtMs = 0;

            /**
             * AgentView setAsideReason.
             * @member {string} setAsideReason
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.setAsideReason = "";

            /**
             * AgentView setAsideUntilMs.
             * @member {number} setAsideUntilMs
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.setAsideUntilMs = 0;

            /**
             * AgentView failuresInARow.
             * @member {number} failuresInARow
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.failuresInARow = 0;

            /**
             * AgentView finishedByOthers.
             * @member {number} finishedByOthers
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.finishedByOthers = 0;

            /**
             * AgentView timesSetAside.
             * @member {number} timesSetAside
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.timesSetAside = 0;

            /**
             * AgentView deviceNames.
             * @member {Array.<string>} deviceNames
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.deviceNames = $util.emptyArray;

            /**
             * AgentView idleReason.
             * @member {string} idleReason
             * @memberof yates.v1.AgentView
             * @instance
             */
            AgentView.prototype.idleReason = "";

            /**
             * Creates a new AgentView instance using the specified properties.
             * @function create
             * @memberof yates.v1.AgentView
             * @static
             * @param {yates.v1.AgentView.$Properties=} [properties] Properties to set
             * @returns {yates.v1.AgentView} AgentView instance
             * @type {{
             *   (properties: yates.v1.AgentView.$Shape): yates.v1.AgentView & yates.v1.AgentView.$Shape;
             *   (properties?: yates.v1.AgentView.$Properties): yates.v1.AgentView;
             * }}
             */
            AgentView.create = function(properties) {
                return new AgentView(properties);
            };

            /**
             * Encodes the specified AgentView message. Does not implicitly {@link yates.v1.AgentView.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.AgentView
             * @static
             * @param {yates.v1.AgentView.$Properties} message AgentView message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agentId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.slots);
                if (message.busy != null && $Object.hasOwnProperty.call(message, "busy") && message.busy !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.busy);
                if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.done);
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed") && message.failed !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.failed);
                if (message.lastSeenMs != null && $Object.hasOwnProperty.call(message, "lastSeenMs") && !$Object.is(message.lastSeenMs, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.lastSeenMs);
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.backend);
                if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                    for (let keys = $Object.keys(message.labels), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 10, wireType 2 =*/82).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.labels[keys[i]]).ldelim();
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.version);
                if (message.joinedAtMs != null && $Object.hasOwnProperty.call(message, "joinedAtMs") && !$Object.is(message.joinedAtMs, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.joinedAtMs);
                if (message.setAsideReason != null && $Object.hasOwnProperty.call(message, "setAsideReason") && message.setAsideReason !== "")
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.setAsideReason);
                if (message.setAsideUntilMs != null && $Object.hasOwnProperty.call(message, "setAsideUntilMs") && !$Object.is(message.setAsideUntilMs, 0))
                    writer.uint32(/* id 14, wireType 1 =*/113).double(message.setAsideUntilMs);
                if (message.failuresInARow != null && $Object.hasOwnProperty.call(message, "failuresInARow") && message.failuresInARow !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.failuresInARow);
                if (message.finishedByOthers != null && $Object.hasOwnProperty.call(message, "finishedByOthers") && message.finishedByOthers !== 0)
                    writer.uint32(/* id 16, wireType 0 =*/128).uint32(message.finishedByOthers);
                if (message.timesSetAside != null && $Object.hasOwnProperty.call(message, "timesSetAside") && message.timesSetAside !== 0)
                    writer.uint32(/* id 17, wireType 0 =*/136).uint32(message.timesSetAside);
                if (message.deviceNames != null && message.deviceNames.length)
                    for (let i = 0; i < message.deviceNames.length; ++i)
                        writer.uint32(/* id 18, wireType 2 =*/146).string(message.deviceNames[i]);
                if (message.idleReason != null && $Object.hasOwnProperty.call(message, "idleReason") && message.idleReason !== "")
                    writer.uint32(/* id 19, wireType 2 =*/154).string(message.idleReason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentView message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.AgentView
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.AgentView & yates.v1.AgentView.$Shape} AgentView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.AgentView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slots = value;
                            else
                                delete message.slots;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.busy = value;
                            else
                                delete message.busy;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.done = value;
                            else
                                delete message.done;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.failed = value;
                            else
                                delete message.failed;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lastSeenMs = value;
                            else
                                delete message.lastSeenMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (message.labels === $util.emptyObject)
                                message.labels = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.labels, key);
                            message.labels[key] = value;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.joinedAtMs = value;
                            else
                                delete message.joinedAtMs;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.setAsideReason = value;
                            else
                                delete message.setAsideReason;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.setAsideUntilMs = value;
                            else
                                delete message.setAsideUntilMs;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.failuresInARow = value;
                            else
                                delete message.failuresInARow;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.finishedByOthers = value;
                            else
                                delete message.finishedByOthers;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timesSetAside = value;
                            else
                                delete message.timesSetAside;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if (!(message.deviceNames && message.deviceNames.length))
                                message.deviceNames = [];
                            message.deviceNames.push(reader.stringVerify());
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.idleReason = value;
                            else
                                delete message.idleReason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AgentView message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.AgentView
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.AgentView} AgentView
             */
            AgentView.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.AgentView)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.AgentView: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.AgentView();
                if (object.agentId != null)
                    if (typeof object.agentId !== "string" || object.agentId.length)
                        message.agentId = $String(object.agentId);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.state !== 0 && (typeof object.state !== "string" || $root.yates.v1.AgentState[object.state] !== 0))
                    switch (object.state) {
                    case "AGENT_STATE_UNSPECIFIED":
                    case 0:
                        message.state = 0;
                        break;
                    case "AGENT_STATE_ONLINE":
                    case 1:
                        message.state = 1;
                        break;
                    case "AGENT_STATE_LOST":
                    case 2:
                        message.state = 2;
                        break;
                    case "AGENT_STATE_LEFT":
                    case 3:
                        message.state = 3;
                        break;
                    case "AGENT_STATE_SET_ASIDE":
                    case 4:
                        message.state = 4;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                if (object.slots != null)
                    if ($Number(object.slots) !== 0)
                        message.slots = object.slots >>> 0;
                if (object.busy != null)
                    if ($Number(object.busy) !== 0)
                        message.busy = object.busy >>> 0;
                if (object.done != null)
                    if ($Number(object.done) !== 0)
                        message.done = object.done >>> 0;
                if (object.failed != null)
                    if ($Number(object.failed) !== 0)
                        message.failed = object.failed >>> 0;
                if (object.lastSeenMs != null)
                    if (!$Object.is($Number(object.lastSeenMs), 0))
                        message.lastSeenMs = $Number(object.lastSeenMs);
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.labels) {
                    if (!$util.isObject(object.labels))
                        throw $TypeError(".yates.v1.AgentView.labels: object expected");
                    message.labels = {};
                    for (let keys = $Object.keys(object.labels), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.labels, keys[i]);
                        message.labels[keys[i]] = $String(object.labels[keys[i]]);
                    }
                }
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                if (object.joinedAtMs != null)
                    if (!$Object.is($Number(object.joinedAtMs), 0))
                        message.joinedAtMs = $Number(object.joinedAtMs);
                if (object.setAsideReason != null)
                    if (typeof object.setAsideReason !== "string" || object.setAsideReason.length)
                        message.setAsideReason = $String(object.setAsideReason);
                if (object.setAsideUntilMs != null)
                    if (!$Object.is($Number(object.setAsideUntilMs), 0))
                        message.setAsideUntilMs = $Number(object.setAsideUntilMs);
                if (object.failuresInARow != null)
                    if ($Number(object.failuresInARow) !== 0)
                        message.failuresInARow = object.failuresInARow >>> 0;
                if (object.finishedByOthers != null)
                    if ($Number(object.finishedByOthers) !== 0)
                        message.finishedByOthers = object.finishedByOthers >>> 0;
                if (object.timesSetAside != null)
                    if ($Number(object.timesSetAside) !== 0)
                        message.timesSetAside = object.timesSetAside >>> 0;
                if (object.deviceNames) {
                    if (!$Array.isArray(object.deviceNames))
                        throw $TypeError(".yates.v1.AgentView.deviceNames: array expected");
                    message.deviceNames = $Array(object.deviceNames.length);
                    for (let i = 0; i < object.deviceNames.length; ++i)
                        message.deviceNames[i] = $String(object.deviceNames[i]);
                }
                if (object.idleReason != null)
                    if (typeof object.idleReason !== "string" || object.idleReason.length)
                        message.idleReason = $String(object.idleReason);
                return message;
            };

            /**
             * Creates a plain object from an AgentView message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.AgentView
             * @static
             * @param {yates.v1.AgentView} message AgentView
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AgentView.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.deviceNames = [];
                if (options.objects || options.defaults)
                    object.labels = {};
                if (options.defaults) {
                    object.agentId = "";
                    object.name = "";
                    object.state = options.enums === $String ? "AGENT_STATE_UNSPECIFIED" : 0;
                    object.slots = 0;
                    object.busy = 0;
                    object.done = 0;
                    object.failed = 0;
                    object.lastSeenMs = 0;
                    object.backend = "";
                    object.version = "";
                    object.joinedAtMs = 0;
                    object.setAsideReason = "";
                    object.setAsideUntilMs = 0;
                    object.failuresInARow = 0;
                    object.finishedByOthers = 0;
                    object.timesSetAside = 0;
                    object.idleReason = "";
                }
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                    object.agentId = message.agentId;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.yates.v1.AgentState[message.state] === $undefined ? message.state : $root.yates.v1.AgentState[message.state] : message.state;
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots"))
                    object.slots = message.slots;
                if (message.busy != null && $Object.hasOwnProperty.call(message, "busy"))
                    object.busy = message.busy;
                if (message.done != null && $Object.hasOwnProperty.call(message, "done"))
                    object.done = message.done;
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                    object.failed = message.failed;
                if (message.lastSeenMs != null && $Object.hasOwnProperty.call(message, "lastSeenMs"))
                    object.lastSeenMs = options.json && !$isFinite(message.lastSeenMs) ? $String(message.lastSeenMs) : message.lastSeenMs;
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                let keys2;
                if (message.labels && (keys2 = $Object.keys(message.labels)).length) {
                    object.labels = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.labels, keys2[j]);
                        object.labels[keys2[j]] = message.labels[keys2[j]];
                    }
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.joinedAtMs != null && $Object.hasOwnProperty.call(message, "joinedAtMs"))
                    object.joinedAtMs = options.json && !$isFinite(message.joinedAtMs) ? $String(message.joinedAtMs) : message.joinedAtMs;
                if (message.setAsideReason != null && $Object.hasOwnProperty.call(message, "setAsideReason"))
                    object.setAsideReason = message.setAsideReason;
                if (message.setAsideUntilMs != null && $Object.hasOwnProperty.call(message, "setAsideUntilMs"))
                    object.setAsideUntilMs = options.json && !$isFinite(message.setAsideUntilMs) ? $String(message.setAsideUntilMs) : message.setAsideUntilMs;
                if (message.failuresInARow != null && $Object.hasOwnProperty.call(message, "failuresInARow"))
                    object.failuresInARow = message.failuresInARow;
                if (message.finishedByOthers != null && $Object.hasOwnProperty.call(message, "finishedByOthers"))
                    object.finishedByOthers = message.finishedByOthers;
                if (message.timesSetAside != null && $Object.hasOwnProperty.call(message, "timesSetAside"))
                    object.timesSetAside = message.timesSetAside;
                if (message.deviceNames && message.deviceNames.length) {
                    object.deviceNames = $Array(message.deviceNames.length);
                    for (let j = 0; j < message.deviceNames.length; ++j)
                        object.deviceNames[j] = message.deviceNames[j];
                }
                if (message.idleReason != null && $Object.hasOwnProperty.call(message, "idleReason"))
                    object.idleReason = message.idleReason;
                return object;
            };

            /**
             * Converts this AgentView to JSON.
             * @function toJSON
             * @memberof yates.v1.AgentView
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AgentView.prototype.toJSON = function() {
                return AgentView.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AgentView;
        })();

        v1.ListSweepsRequest = (function() {

            /**
             * Properties of a ListSweepsRequest.
             * @typedef {Object} yates.v1.ListSweepsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSweepsRequest.
             * @memberof yates.v1
             * @interface IListSweepsRequest
             * @augments yates.v1.ListSweepsRequest.$Properties
             * @deprecated Use yates.v1.ListSweepsRequest.$Properties instead.
             */

            /**
             * Shape of a ListSweepsRequest.
             * @typedef {yates.v1.ListSweepsRequest.$Properties} yates.v1.ListSweepsRequest.$Shape
             */

            /**
             * Constructs a new ListSweepsRequest.
             * @memberof yates.v1
             * @classdesc Represents a ListSweepsRequest.
             * @constructor
             * @param {yates.v1.ListSweepsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSweepsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListSweepsRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListSweepsRequest
             * @static
             * @param {yates.v1.ListSweepsRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListSweepsRequest} ListSweepsRequest instance
             * @type {{
             *   (properties: yates.v1.ListSweepsRequest.$Shape): yates.v1.ListSweepsRequest & yates.v1.ListSweepsRequest.$Shape;
             *   (properties?: yates.v1.ListSweepsRequest.$Properties): yates.v1.ListSweepsRequest;
             * }}
             */
            ListSweepsRequest.create = function(properties) {
                return new ListSweepsRequest(properties);
            };

            /**
             * Encodes the specified ListSweepsRequest message. Does not implicitly {@link yates.v1.ListSweepsRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListSweepsRequest
             * @static
             * @param {yates.v1.ListSweepsRequest.$Properties} message ListSweepsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSweepsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSweepsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListSweepsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListSweepsRequest & yates.v1.ListSweepsRequest.$Shape} ListSweepsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSweepsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListSweepsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListSweepsRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListSweepsRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListSweepsRequest} ListSweepsRequest
             */
            ListSweepsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListSweepsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListSweepsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.yates.v1.ListSweepsRequest();
            };

            /**
             * Creates a plain object from a ListSweepsRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListSweepsRequest
             * @static
             * @param {yates.v1.ListSweepsRequest} message ListSweepsRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListSweepsRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this ListSweepsRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ListSweepsRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListSweepsRequest.prototype.toJSON = function() {
                return ListSweepsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListSweepsRequest;
        })();

        v1.ListSweepsResponse = (function() {

            /**
             * Properties of a ListSweepsResponse.
             * @typedef {Object} yates.v1.ListSweepsResponse.$Properties
             * @property {Array.<yates.v1.SweepView.$Properties>} [sweeps] ListSweepsResponse sweeps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSweepsResponse.
             * @memberof yates.v1
             * @interface IListSweepsResponse
             * @augments yates.v1.ListSweepsResponse.$Properties
             * @deprecated Use yates.v1.ListSweepsResponse.$Properties instead.
             */

            /**
             * Shape of a ListSweepsResponse.
             * @typedef {yates.v1.ListSweepsResponse.$Properties} yates.v1.ListSweepsResponse.$Shape
             */

            /**
             * Constructs a new ListSweepsResponse.
             * @memberof yates.v1
             * @classdesc Represents a ListSweepsResponse.
             * @constructor
             * @param {yates.v1.ListSweepsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSweepsResponse = function (properties) {
                this.sweeps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListSweepsResponse sweeps.
             * @member {Array.<yates.v1.SweepView>} sweeps
             * @memberof yates.v1.ListSweepsResponse
             * @instance
             */
            ListSweepsResponse.prototype.sweeps = $util.emptyArray;

            /**
             * Creates a new ListSweepsResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListSweepsResponse
             * @static
             * @param {yates.v1.ListSweepsResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListSweepsResponse} ListSweepsResponse instance
             * @type {{
             *   (properties: yates.v1.ListSweepsResponse.$Shape): yates.v1.ListSweepsResponse & yates.v1.ListSweepsResponse.$Shape;
             *   (properties?: yates.v1.ListSweepsResponse.$Properties): yates.v1.ListSweepsResponse;
             * }}
             */
            ListSweepsResponse.create = function(properties) {
                return new ListSweepsResponse(properties);
            };

            /**
             * Encodes the specified ListSweepsResponse message. Does not implicitly {@link yates.v1.ListSweepsResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListSweepsResponse
             * @static
             * @param {yates.v1.ListSweepsResponse.$Properties} message ListSweepsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSweepsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweeps != null && message.sweeps.length)
                    for (let i = 0; i < message.sweeps.length; ++i)
                        $root.yates.v1.SweepView.encode(message.sweeps[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSweepsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListSweepsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListSweepsResponse & yates.v1.ListSweepsResponse.$Shape} ListSweepsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSweepsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListSweepsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sweeps && message.sweeps.length))
                                message.sweeps = [];
                            message.sweeps.push($root.yates.v1.SweepView.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListSweepsResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListSweepsResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListSweepsResponse} ListSweepsResponse
             */
            ListSweepsResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListSweepsResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListSweepsResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ListSweepsResponse();
                if (object.sweeps) {
                    if (!$Array.isArray(object.sweeps))
                        throw $TypeError(".yates.v1.ListSweepsResponse.sweeps: array expected");
                    message.sweeps = $Array(object.sweeps.length);
                    for (let i = 0; i < object.sweeps.length; ++i) {
                        if (!$util.isObject(object.sweeps[i]))
                            throw $TypeError(".yates.v1.ListSweepsResponse.sweeps: object expected");
                        message.sweeps[i] = $root.yates.v1.SweepView.fromObject(object.sweeps[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListSweepsResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListSweepsResponse
             * @static
             * @param {yates.v1.ListSweepsResponse} message ListSweepsResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListSweepsResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.sweeps = [];
                if (message.sweeps && message.sweeps.length) {
                    object.sweeps = $Array(message.sweeps.length);
                    for (let j = 0; j < message.sweeps.length; ++j)
                        object.sweeps[j] = $root.yates.v1.SweepView.toObject(message.sweeps[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListSweepsResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.ListSweepsResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListSweepsResponse.prototype.toJSON = function() {
                return ListSweepsResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListSweepsResponse;
        })();

        v1.GetSweepRequest = (function() {

            /**
             * Properties of a GetSweepRequest.
             * @typedef {Object} yates.v1.GetSweepRequest.$Properties
             * @property {string} [sweepId] GetSweepRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetSweepRequest.
             * @memberof yates.v1
             * @interface IGetSweepRequest
             * @augments yates.v1.GetSweepRequest.$Properties
             * @deprecated Use yates.v1.GetSweepRequest.$Properties instead.
             */

            /**
             * Shape of a GetSweepRequest.
             * @typedef {yates.v1.GetSweepRequest.$Properties} yates.v1.GetSweepRequest.$Shape
             */

            /**
             * Constructs a new GetSweepRequest.
             * @memberof yates.v1
             * @classdesc Represents a GetSweepRequest.
             * @constructor
             * @param {yates.v1.GetSweepRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetSweepRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetSweepRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.GetSweepRequest
             * @instance
             */
            GetSweepRequest.prototype.sweepId = "";

            /**
             * Creates a new GetSweepRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.GetSweepRequest
             * @static
             * @param {yates.v1.GetSweepRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.GetSweepRequest} GetSweepRequest instance
             * @type {{
             *   (properties: yates.v1.GetSweepRequest.$Shape): yates.v1.GetSweepRequest & yates.v1.GetSweepRequest.$Shape;
             *   (properties?: yates.v1.GetSweepRequest.$Properties): yates.v1.GetSweepRequest;
             * }}
             */
            GetSweepRequest.create = function(properties) {
                return new GetSweepRequest(properties);
            };

            /**
             * Encodes the specified GetSweepRequest message. Does not implicitly {@link yates.v1.GetSweepRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.GetSweepRequest
             * @static
             * @param {yates.v1.GetSweepRequest.$Properties} message GetSweepRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetSweepRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetSweepRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.GetSweepRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.GetSweepRequest & yates.v1.GetSweepRequest.$Shape} GetSweepRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetSweepRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.GetSweepRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetSweepRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.GetSweepRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.GetSweepRequest} GetSweepRequest
             */
            GetSweepRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.GetSweepRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.GetSweepRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.GetSweepRequest();
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a GetSweepRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.GetSweepRequest
             * @static
             * @param {yates.v1.GetSweepRequest} message GetSweepRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetSweepRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sweepId = "";
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this GetSweepRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.GetSweepRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetSweepRequest.prototype.toJSON = function() {
                return GetSweepRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GetSweepRequest;
        })();

        v1.GetSweepResponse = (function() {

            /**
             * Properties of a GetSweepResponse.
             * @typedef {Object} yates.v1.GetSweepResponse.$Properties
             * @property {yates.v1.SweepView.$Properties} [sweep] GetSweepResponse sweep
             * @property {string} [source] GetSweepResponse source
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetSweepResponse.
             * @memberof yates.v1
             * @interface IGetSweepResponse
             * @augments yates.v1.GetSweepResponse.$Properties
             * @deprecated Use yates.v1.GetSweepResponse.$Properties instead.
             */

            /**
             * Shape of a GetSweepResponse.
             * @typedef {yates.v1.GetSweepResponse.$Properties} yates.v1.GetSweepResponse.$Shape
             */

            /**
             * Constructs a new GetSweepResponse.
             * @memberof yates.v1
             * @classdesc Represents a GetSweepResponse.
             * @constructor
             * @param {yates.v1.GetSweepResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetSweepResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetSweepResponse sweep.
             * @member {yates.v1.SweepView} sweep
             * @memberof yates.v1.GetSweepResponse
             * @instance
             */
            GetSweepResponse.prototype.sweep = null;

            /**
             * GetSweepResponse source.
             * @member {string} source
             * @memberof yates.v1.GetSweepResponse
             * @instance
             */
            GetSweepResponse.prototype.source = "";

            /**
             * Creates a new GetSweepResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.GetSweepResponse
             * @static
             * @param {yates.v1.GetSweepResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.GetSweepResponse} GetSweepResponse instance
             * @type {{
             *   (properties: yates.v1.GetSweepResponse.$Shape): yates.v1.GetSweepResponse & yates.v1.GetSweepResponse.$Shape;
             *   (properties?: yates.v1.GetSweepResponse.$Properties): yates.v1.GetSweepResponse;
             * }}
             */
            GetSweepResponse.create = function(properties) {
                return new GetSweepResponse(properties);
            };

            /**
             * Encodes the specified GetSweepResponse message. Does not implicitly {@link yates.v1.GetSweepResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.GetSweepResponse
             * @static
             * @param {yates.v1.GetSweepResponse.$Properties} message GetSweepResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetSweepResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    $root.yates.v1.SweepView.encode(message.sweep, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.source);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetSweepResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.GetSweepResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.GetSweepResponse & yates.v1.GetSweepResponse.$Shape} GetSweepResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetSweepResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.GetSweepResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.sweep = $root.yates.v1.SweepView.decode(reader, reader.size(), $undefined, _depth + 1, message.sweep);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetSweepResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.GetSweepResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.GetSweepResponse} GetSweepResponse
             */
            GetSweepResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.GetSweepResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.GetSweepResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.GetSweepResponse();
                if (object.sweep != null) {
                    if (!$util.isObject(object.sweep))
                        throw $TypeError(".yates.v1.GetSweepResponse.sweep: object expected");
                    message.sweep = $root.yates.v1.SweepView.fromObject(object.sweep, _depth + 1);
                }
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                return message;
            };

            /**
             * Creates a plain object from a GetSweepResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.GetSweepResponse
             * @static
             * @param {yates.v1.GetSweepResponse} message GetSweepResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetSweepResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.sweep = null;
                    object.source = "";
                }
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    object.sweep = $root.yates.v1.SweepView.toObject(message.sweep, options, _depth + 1);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                return object;
            };

            /**
             * Converts this GetSweepResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.GetSweepResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetSweepResponse.prototype.toJSON = function() {
                return GetSweepResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GetSweepResponse;
        })();

        v1.ListTrialsRequest = (function() {

            /**
             * Properties of a ListTrialsRequest.
             * @typedef {Object} yates.v1.ListTrialsRequest.$Properties
             * @property {string} [sweepId] ListTrialsRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTrialsRequest.
             * @memberof yates.v1
             * @interface IListTrialsRequest
             * @augments yates.v1.ListTrialsRequest.$Properties
             * @deprecated Use yates.v1.ListTrialsRequest.$Properties instead.
             */

            /**
             * Shape of a ListTrialsRequest.
             * @typedef {yates.v1.ListTrialsRequest.$Properties} yates.v1.ListTrialsRequest.$Shape
             */

            /**
             * Constructs a new ListTrialsRequest.
             * @memberof yates.v1
             * @classdesc Represents a ListTrialsRequest.
             * @constructor
             * @param {yates.v1.ListTrialsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTrialsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListTrialsRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.ListTrialsRequest
             * @instance
             */
            ListTrialsRequest.prototype.sweepId = "";

            /**
             * Creates a new ListTrialsRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListTrialsRequest
             * @static
             * @param {yates.v1.ListTrialsRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListTrialsRequest} ListTrialsRequest instance
             * @type {{
             *   (properties: yates.v1.ListTrialsRequest.$Shape): yates.v1.ListTrialsRequest & yates.v1.ListTrialsRequest.$Shape;
             *   (properties?: yates.v1.ListTrialsRequest.$Properties): yates.v1.ListTrialsRequest;
             * }}
             */
            ListTrialsRequest.create = function(properties) {
                return new ListTrialsRequest(properties);
            };

            /**
             * Encodes the specified ListTrialsRequest message. Does not implicitly {@link yates.v1.ListTrialsRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListTrialsRequest
             * @static
             * @param {yates.v1.ListTrialsRequest.$Properties} message ListTrialsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTrialsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTrialsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListTrialsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListTrialsRequest & yates.v1.ListTrialsRequest.$Shape} ListTrialsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTrialsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListTrialsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListTrialsRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListTrialsRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListTrialsRequest} ListTrialsRequest
             */
            ListTrialsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListTrialsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListTrialsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ListTrialsRequest();
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a ListTrialsRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListTrialsRequest
             * @static
             * @param {yates.v1.ListTrialsRequest} message ListTrialsRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListTrialsRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sweepId = "";
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this ListTrialsRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ListTrialsRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListTrialsRequest.prototype.toJSON = function() {
                return ListTrialsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListTrialsRequest;
        })();

        v1.ListTrialsPage = (function() {

            /**
             * Properties of a ListTrialsPage.
             * @typedef {Object} yates.v1.ListTrialsPage.$Properties
             * @property {Array.<yates.v1.TrialView.$Properties>} [trials] ListTrialsPage trials
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTrialsPage.
             * @memberof yates.v1
             * @interface IListTrialsPage
             * @augments yates.v1.ListTrialsPage.$Properties
             * @deprecated Use yates.v1.ListTrialsPage.$Properties instead.
             */

            /**
             * Shape of a ListTrialsPage.
             * @typedef {{
             *   trials?: Array.<yates.v1.TrialView.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.ListTrialsPage.$Shape
             */

            /**
             * Constructs a new ListTrialsPage.
             * @memberof yates.v1
             * @classdesc Represents a ListTrialsPage.
             * @constructor
             * @param {yates.v1.ListTrialsPage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTrialsPage = function (properties) {
                this.trials = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListTrialsPage trials.
             * @member {Array.<yates.v1.TrialView>} trials
             * @memberof yates.v1.ListTrialsPage
             * @instance
             */
            ListTrialsPage.prototype.trials = $util.emptyArray;

            /**
             * Creates a new ListTrialsPage instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListTrialsPage
             * @static
             * @param {yates.v1.ListTrialsPage.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListTrialsPage} ListTrialsPage instance
             * @type {{
             *   (properties: yates.v1.ListTrialsPage.$Shape): yates.v1.ListTrialsPage & yates.v1.ListTrialsPage.$Shape;
             *   (properties?: yates.v1.ListTrialsPage.$Properties): yates.v1.ListTrialsPage;
             * }}
             */
            ListTrialsPage.create = function(properties) {
                return new ListTrialsPage(properties);
            };

            /**
             * Encodes the specified ListTrialsPage message. Does not implicitly {@link yates.v1.ListTrialsPage.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListTrialsPage
             * @static
             * @param {yates.v1.ListTrialsPage.$Properties} message ListTrialsPage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTrialsPage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trials != null && message.trials.length)
                    for (let i = 0; i < message.trials.length; ++i)
                        $root.yates.v1.TrialView.encode(message.trials[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTrialsPage message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListTrialsPage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListTrialsPage & yates.v1.ListTrialsPage.$Shape} ListTrialsPage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTrialsPage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListTrialsPage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.trials && message.trials.length))
                                message.trials = [];
                            message.trials.push($root.yates.v1.TrialView.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListTrialsPage message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListTrialsPage
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListTrialsPage} ListTrialsPage
             */
            ListTrialsPage.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListTrialsPage)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListTrialsPage: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ListTrialsPage();
                if (object.trials) {
                    if (!$Array.isArray(object.trials))
                        throw $TypeError(".yates.v1.ListTrialsPage.trials: array expected");
                    message.trials = $Array(object.trials.length);
                    for (let i = 0; i < object.trials.length; ++i) {
                        if (!$util.isObject(object.trials[i]))
                            throw $TypeError(".yates.v1.ListTrialsPage.trials: object expected");
                        message.trials[i] = $root.yates.v1.TrialView.fromObject(object.trials[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListTrialsPage message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListTrialsPage
             * @static
             * @param {yates.v1.ListTrialsPage} message ListTrialsPage
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListTrialsPage.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.trials = [];
                if (message.trials && message.trials.length) {
                    object.trials = $Array(message.trials.length);
                    for (let j = 0; j < message.trials.length; ++j)
                        object.trials[j] = $root.yates.v1.TrialView.toObject(message.trials[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListTrialsPage to JSON.
             * @function toJSON
             * @memberof yates.v1.ListTrialsPage
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListTrialsPage.prototype.toJSON = function() {
                return ListTrialsPage.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListTrialsPage;
        })();

        v1.GetTrialRequest = (function() {

            /**
             * Properties of a GetTrialRequest.
             * @typedef {Object} yates.v1.GetTrialRequest.$Properties
             * @property {string} [trialId] GetTrialRequest trialId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetTrialRequest.
             * @memberof yates.v1
             * @interface IGetTrialRequest
             * @augments yates.v1.GetTrialRequest.$Properties
             * @deprecated Use yates.v1.GetTrialRequest.$Properties instead.
             */

            /**
             * Shape of a GetTrialRequest.
             * @typedef {yates.v1.GetTrialRequest.$Properties} yates.v1.GetTrialRequest.$Shape
             */

            /**
             * Constructs a new GetTrialRequest.
             * @memberof yates.v1
             * @classdesc Represents a GetTrialRequest.
             * @constructor
             * @param {yates.v1.GetTrialRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetTrialRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetTrialRequest trialId.
             * @member {string} trialId
             * @memberof yates.v1.GetTrialRequest
             * @instance
             */
            GetTrialRequest.prototype.trialId = "";

            /**
             * Creates a new GetTrialRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.GetTrialRequest
             * @static
             * @param {yates.v1.GetTrialRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.GetTrialRequest} GetTrialRequest instance
             * @type {{
             *   (properties: yates.v1.GetTrialRequest.$Shape): yates.v1.GetTrialRequest & yates.v1.GetTrialRequest.$Shape;
             *   (properties?: yates.v1.GetTrialRequest.$Properties): yates.v1.GetTrialRequest;
             * }}
             */
            GetTrialRequest.create = function(properties) {
                return new GetTrialRequest(properties);
            };

            /**
             * Encodes the specified GetTrialRequest message. Does not implicitly {@link yates.v1.GetTrialRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.GetTrialRequest
             * @static
             * @param {yates.v1.GetTrialRequest.$Properties} message GetTrialRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetTrialRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetTrialRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.GetTrialRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.GetTrialRequest & yates.v1.GetTrialRequest.$Shape} GetTrialRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetTrialRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.GetTrialRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetTrialRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.GetTrialRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.GetTrialRequest} GetTrialRequest
             */
            GetTrialRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.GetTrialRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.GetTrialRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.GetTrialRequest();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                return message;
            };

            /**
             * Creates a plain object from a GetTrialRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.GetTrialRequest
             * @static
             * @param {yates.v1.GetTrialRequest} message GetTrialRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetTrialRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.trialId = "";
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                return object;
            };

            /**
             * Converts this GetTrialRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.GetTrialRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetTrialRequest.prototype.toJSON = function() {
                return GetTrialRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GetTrialRequest;
        })();

        v1.GetTrialResponse = (function() {

            /**
             * Properties of a GetTrialResponse.
             * @typedef {Object} yates.v1.GetTrialResponse.$Properties
             * @property {yates.v1.TrialView.$Properties} [trial] GetTrialResponse trial
             * @property {Array.<yates.v1.AttemptView.$Properties>} [attempts] GetTrialResponse attempts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetTrialResponse.
             * @memberof yates.v1
             * @interface IGetTrialResponse
             * @augments yates.v1.GetTrialResponse.$Properties
             * @deprecated Use yates.v1.GetTrialResponse.$Properties instead.
             */

            /**
             * Shape of a GetTrialResponse.
             * @typedef {{
             *   trial?: yates.v1.TrialView.$Shape;
             *   attempts?: Array.<yates.v1.AttemptView.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.GetTrialResponse.$Shape
             */

            /**
             * Constructs a new GetTrialResponse.
             * @memberof yates.v1
             * @classdesc Represents a GetTrialResponse.
             * @constructor
             * @param {yates.v1.GetTrialResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetTrialResponse = function (properties) {
                this.attempts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetTrialResponse trial.
             * @member {yates.v1.TrialView} trial
             * @memberof yates.v1.GetTrialResponse
             * @instance
             */
            GetTrialResponse.prototype.trial = null;

            /**
             * GetTrialResponse attempts.
             * @member {Array.<yates.v1.AttemptView>} attempts
             * @memberof yates.v1.GetTrialResponse
             * @instance
             */
            GetTrialResponse.prototype.attempts = $util.emptyArray;

            /**
             * Creates a new GetTrialResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.GetTrialResponse
             * @static
             * @param {yates.v1.GetTrialResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.GetTrialResponse} GetTrialResponse instance
             * @type {{
             *   (properties: yates.v1.GetTrialResponse.$Shape): yates.v1.GetTrialResponse & yates.v1.GetTrialResponse.$Shape;
             *   (properties?: yates.v1.GetTrialResponse.$Properties): yates.v1.GetTrialResponse;
             * }}
             */
            GetTrialResponse.create = function(properties) {
                return new GetTrialResponse(properties);
            };

            /**
             * Encodes the specified GetTrialResponse message. Does not implicitly {@link yates.v1.GetTrialResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.GetTrialResponse
             * @static
             * @param {yates.v1.GetTrialResponse.$Properties} message GetTrialResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetTrialResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial"))
                    $root.yates.v1.TrialView.encode(message.trial, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.attempts != null && message.attempts.length)
                    for (let i = 0; i < message.attempts.length; ++i)
                        $root.yates.v1.AttemptView.encode(message.attempts[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetTrialResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.GetTrialResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.GetTrialResponse & yates.v1.GetTrialResponse.$Shape} GetTrialResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetTrialResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.GetTrialResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.trial = $root.yates.v1.TrialView.decode(reader, reader.size(), $undefined, _depth + 1, message.trial);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attempts && message.attempts.length))
                                message.attempts = [];
                            message.attempts.push($root.yates.v1.AttemptView.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetTrialResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.GetTrialResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.GetTrialResponse} GetTrialResponse
             */
            GetTrialResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.GetTrialResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.GetTrialResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.GetTrialResponse();
                if (object.trial != null) {
                    if (!$util.isObject(object.trial))
                        throw $TypeError(".yates.v1.GetTrialResponse.trial: object expected");
                    message.trial = $root.yates.v1.TrialView.fromObject(object.trial, _depth + 1);
                }
                if (object.attempts) {
                    if (!$Array.isArray(object.attempts))
                        throw $TypeError(".yates.v1.GetTrialResponse.attempts: array expected");
                    message.attempts = $Array(object.attempts.length);
                    for (let i = 0; i < object.attempts.length; ++i) {
                        if (!$util.isObject(object.attempts[i]))
                            throw $TypeError(".yates.v1.GetTrialResponse.attempts: object expected");
                        message.attempts[i] = $root.yates.v1.AttemptView.fromObject(object.attempts[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a GetTrialResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.GetTrialResponse
             * @static
             * @param {yates.v1.GetTrialResponse} message GetTrialResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetTrialResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.attempts = [];
                if (options.defaults)
                    object.trial = null;
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial"))
                    object.trial = $root.yates.v1.TrialView.toObject(message.trial, options, _depth + 1);
                if (message.attempts && message.attempts.length) {
                    object.attempts = $Array(message.attempts.length);
                    for (let j = 0; j < message.attempts.length; ++j)
                        object.attempts[j] = $root.yates.v1.AttemptView.toObject(message.attempts[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this GetTrialResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.GetTrialResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetTrialResponse.prototype.toJSON = function() {
                return GetTrialResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GetTrialResponse;
        })();

        v1.ListAgentsRequest = (function() {

            /**
             * Properties of a ListAgentsRequest.
             * @typedef {Object} yates.v1.ListAgentsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListAgentsRequest.
             * @memberof yates.v1
             * @interface IListAgentsRequest
             * @augments yates.v1.ListAgentsRequest.$Properties
             * @deprecated Use yates.v1.ListAgentsRequest.$Properties instead.
             */

            /**
             * Shape of a ListAgentsRequest.
             * @typedef {yates.v1.ListAgentsRequest.$Properties} yates.v1.ListAgentsRequest.$Shape
             */

            /**
             * Constructs a new ListAgentsRequest.
             * @memberof yates.v1
             * @classdesc Represents a ListAgentsRequest.
             * @constructor
             * @param {yates.v1.ListAgentsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListAgentsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListAgentsRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListAgentsRequest
             * @static
             * @param {yates.v1.ListAgentsRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListAgentsRequest} ListAgentsRequest instance
             * @type {{
             *   (properties: yates.v1.ListAgentsRequest.$Shape): yates.v1.ListAgentsRequest & yates.v1.ListAgentsRequest.$Shape;
             *   (properties?: yates.v1.ListAgentsRequest.$Properties): yates.v1.ListAgentsRequest;
             * }}
             */
            ListAgentsRequest.create = function(properties) {
                return new ListAgentsRequest(properties);
            };

            /**
             * Encodes the specified ListAgentsRequest message. Does not implicitly {@link yates.v1.ListAgentsRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListAgentsRequest
             * @static
             * @param {yates.v1.ListAgentsRequest.$Properties} message ListAgentsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListAgentsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListAgentsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListAgentsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListAgentsRequest & yates.v1.ListAgentsRequest.$Shape} ListAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListAgentsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListAgentsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListAgentsRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListAgentsRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListAgentsRequest} ListAgentsRequest
             */
            ListAgentsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListAgentsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListAgentsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.yates.v1.ListAgentsRequest();
            };

            /**
             * Creates a plain object from a ListAgentsRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListAgentsRequest
             * @static
             * @param {yates.v1.ListAgentsRequest} message ListAgentsRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListAgentsRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this ListAgentsRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ListAgentsRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListAgentsRequest.prototype.toJSON = function() {
                return ListAgentsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListAgentsRequest;
        })();

        v1.ListAgentsResponse = (function() {

            /**
             * Properties of a ListAgentsResponse.
             * @typedef {Object} yates.v1.ListAgentsResponse.$Properties
             * @property {Array.<yates.v1.AgentView.$Properties>} [agents] ListAgentsResponse agents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListAgentsResponse.
             * @memberof yates.v1
             * @interface IListAgentsResponse
             * @augments yates.v1.ListAgentsResponse.$Properties
             * @deprecated Use yates.v1.ListAgentsResponse.$Properties instead.
             */

            /**
             * Shape of a ListAgentsResponse.
             * @typedef {yates.v1.ListAgentsResponse.$Properties} yates.v1.ListAgentsResponse.$Shape
             */

            /**
             * Constructs a new ListAgentsResponse.
             * @memberof yates.v1
             * @classdesc Represents a ListAgentsResponse.
             * @constructor
             * @param {yates.v1.ListAgentsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListAgentsResponse = function (properties) {
                this.agents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListAgentsResponse agents.
             * @member {Array.<yates.v1.AgentView>} agents
             * @memberof yates.v1.ListAgentsResponse
             * @instance
             */
            ListAgentsResponse.prototype.agents = $util.emptyArray;

            /**
             * Creates a new ListAgentsResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.ListAgentsResponse
             * @static
             * @param {yates.v1.ListAgentsResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ListAgentsResponse} ListAgentsResponse instance
             * @type {{
             *   (properties: yates.v1.ListAgentsResponse.$Shape): yates.v1.ListAgentsResponse & yates.v1.ListAgentsResponse.$Shape;
             *   (properties?: yates.v1.ListAgentsResponse.$Properties): yates.v1.ListAgentsResponse;
             * }}
             */
            ListAgentsResponse.create = function(properties) {
                return new ListAgentsResponse(properties);
            };

            /**
             * Encodes the specified ListAgentsResponse message. Does not implicitly {@link yates.v1.ListAgentsResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ListAgentsResponse
             * @static
             * @param {yates.v1.ListAgentsResponse.$Properties} message ListAgentsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListAgentsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        $root.yates.v1.AgentView.encode(message.agents[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListAgentsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ListAgentsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ListAgentsResponse & yates.v1.ListAgentsResponse.$Shape} ListAgentsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListAgentsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ListAgentsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push($root.yates.v1.AgentView.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListAgentsResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ListAgentsResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ListAgentsResponse} ListAgentsResponse
             */
            ListAgentsResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ListAgentsResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ListAgentsResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ListAgentsResponse();
                if (object.agents) {
                    if (!$Array.isArray(object.agents))
                        throw $TypeError(".yates.v1.ListAgentsResponse.agents: array expected");
                    message.agents = $Array(object.agents.length);
                    for (let i = 0; i < object.agents.length; ++i) {
                        if (!$util.isObject(object.agents[i]))
                            throw $TypeError(".yates.v1.ListAgentsResponse.agents: object expected");
                        message.agents[i] = $root.yates.v1.AgentView.fromObject(object.agents[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListAgentsResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ListAgentsResponse
             * @static
             * @param {yates.v1.ListAgentsResponse} message ListAgentsResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListAgentsResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.agents = [];
                if (message.agents && message.agents.length) {
                    object.agents = $Array(message.agents.length);
                    for (let j = 0; j < message.agents.length; ++j)
                        object.agents[j] = $root.yates.v1.AgentView.toObject(message.agents[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListAgentsResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.ListAgentsResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListAgentsResponse.prototype.toJSON = function() {
                return ListAgentsResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListAgentsResponse;
        })();

        v1.PauseRequest = (function() {

            /**
             * Properties of a PauseRequest.
             * @typedef {Object} yates.v1.PauseRequest.$Properties
             * @property {string} [requestId] PauseRequest requestId
             * @property {string} [sweepId] PauseRequest sweepId
             * @property {boolean} [stopRunning] PauseRequest stopRunning
             * @property {string} [reason] PauseRequest reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PauseRequest.
             * @memberof yates.v1
             * @interface IPauseRequest
             * @augments yates.v1.PauseRequest.$Properties
             * @deprecated Use yates.v1.PauseRequest.$Properties instead.
             */

            /**
             * Shape of a PauseRequest.
             * @typedef {yates.v1.PauseRequest.$Properties} yates.v1.PauseRequest.$Shape
             */

            /**
             * Constructs a new PauseRequest.
             * @memberof yates.v1
             * @classdesc Represents a PauseRequest.
             * @constructor
             * @param {yates.v1.PauseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PauseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PauseRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.PauseRequest
             * @instance
             */
            PauseRequest.prototype.requestId = "";

            /**
             * PauseRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.PauseRequest
             * @instance
             */
            PauseRequest.prototype.sweepId = "";

            /**
             * PauseRequest stopRunning.
             * @member {boolean} stopRunning
             * @memberof yates.v1.PauseRequest
             * @instance
             */
            PauseRequest.prototype.stopRunning = false;

            /**
             * PauseRequest reason.
             * @member {string} reason
             * @memberof yates.v1.PauseRequest
             * @instance
             */
            PauseRequest.prototype.reason = "";

            /**
             * Creates a new PauseRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.PauseRequest
             * @static
             * @param {yates.v1.PauseRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.PauseRequest} PauseRequest instance
             * @type {{
             *   (properties: yates.v1.PauseRequest.$Shape): yates.v1.PauseRequest & yates.v1.PauseRequest.$Shape;
             *   (properties?: yates.v1.PauseRequest.$Properties): yates.v1.PauseRequest;
             * }}
             */
            PauseRequest.create = function(properties) {
                return new PauseRequest(properties);
            };

            /**
             * Encodes the specified PauseRequest message. Does not implicitly {@link yates.v1.PauseRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.PauseRequest
             * @static
             * @param {yates.v1.PauseRequest.$Properties} message PauseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PauseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.stopRunning != null && $Object.hasOwnProperty.call(message, "stopRunning") && message.stopRunning !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stopRunning);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PauseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.PauseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.PauseRequest & yates.v1.PauseRequest.$Shape} PauseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PauseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.PauseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stopRunning = value;
                            else
                                delete message.stopRunning;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PauseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.PauseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.PauseRequest} PauseRequest
             */
            PauseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.PauseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.PauseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.PauseRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.stopRunning != null)
                    if (object.stopRunning)
                        message.stopRunning = $Boolean(object.stopRunning);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from a PauseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.PauseRequest
             * @static
             * @param {yates.v1.PauseRequest} message PauseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PauseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                    object.stopRunning = false;
                    object.reason = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.stopRunning != null && $Object.hasOwnProperty.call(message, "stopRunning"))
                    object.stopRunning = message.stopRunning;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this PauseRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.PauseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PauseRequest.prototype.toJSON = function() {
                return PauseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PauseRequest;
        })();

        v1.ResumeRequest = (function() {

            /**
             * Properties of a ResumeRequest.
             * @typedef {Object} yates.v1.ResumeRequest.$Properties
             * @property {string} [requestId] ResumeRequest requestId
             * @property {string} [sweepId] ResumeRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResumeRequest.
             * @memberof yates.v1
             * @interface IResumeRequest
             * @augments yates.v1.ResumeRequest.$Properties
             * @deprecated Use yates.v1.ResumeRequest.$Properties instead.
             */

            /**
             * Shape of a ResumeRequest.
             * @typedef {yates.v1.ResumeRequest.$Properties} yates.v1.ResumeRequest.$Shape
             */

            /**
             * Constructs a new ResumeRequest.
             * @memberof yates.v1
             * @classdesc Represents a ResumeRequest.
             * @constructor
             * @param {yates.v1.ResumeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResumeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResumeRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.ResumeRequest
             * @instance
             */
            ResumeRequest.prototype.requestId = "";

            /**
             * ResumeRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.ResumeRequest
             * @instance
             */
            ResumeRequest.prototype.sweepId = "";

            /**
             * Creates a new ResumeRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ResumeRequest
             * @static
             * @param {yates.v1.ResumeRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ResumeRequest} ResumeRequest instance
             * @type {{
             *   (properties: yates.v1.ResumeRequest.$Shape): yates.v1.ResumeRequest & yates.v1.ResumeRequest.$Shape;
             *   (properties?: yates.v1.ResumeRequest.$Properties): yates.v1.ResumeRequest;
             * }}
             */
            ResumeRequest.create = function(properties) {
                return new ResumeRequest(properties);
            };

            /**
             * Encodes the specified ResumeRequest message. Does not implicitly {@link yates.v1.ResumeRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ResumeRequest
             * @static
             * @param {yates.v1.ResumeRequest.$Properties} message ResumeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResumeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResumeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ResumeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ResumeRequest & yates.v1.ResumeRequest.$Shape} ResumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResumeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ResumeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ResumeRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ResumeRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ResumeRequest} ResumeRequest
             */
            ResumeRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ResumeRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ResumeRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ResumeRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a ResumeRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ResumeRequest
             * @static
             * @param {yates.v1.ResumeRequest} message ResumeRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ResumeRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this ResumeRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ResumeRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ResumeRequest.prototype.toJSON = function() {
                return ResumeRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ResumeRequest;
        })();

        v1.CancelRequest = (function() {

            /**
             * Properties of a CancelRequest.
             * @typedef {Object} yates.v1.CancelRequest.$Properties
             * @property {string} [requestId] CancelRequest requestId
             * @property {string} [sweepId] CancelRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CancelRequest.
             * @memberof yates.v1
             * @interface ICancelRequest
             * @augments yates.v1.CancelRequest.$Properties
             * @deprecated Use yates.v1.CancelRequest.$Properties instead.
             */

            /**
             * Shape of a CancelRequest.
             * @typedef {yates.v1.CancelRequest.$Properties} yates.v1.CancelRequest.$Shape
             */

            /**
             * Constructs a new CancelRequest.
             * @memberof yates.v1
             * @classdesc Represents a CancelRequest.
             * @constructor
             * @param {yates.v1.CancelRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CancelRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CancelRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.CancelRequest
             * @instance
             */
            CancelRequest.prototype.requestId = "";

            /**
             * CancelRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.CancelRequest
             * @instance
             */
            CancelRequest.prototype.sweepId = "";

            /**
             * Creates a new CancelRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.CancelRequest
             * @static
             * @param {yates.v1.CancelRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.CancelRequest} CancelRequest instance
             * @type {{
             *   (properties: yates.v1.CancelRequest.$Shape): yates.v1.CancelRequest & yates.v1.CancelRequest.$Shape;
             *   (properties?: yates.v1.CancelRequest.$Properties): yates.v1.CancelRequest;
             * }}
             */
            CancelRequest.create = function(properties) {
                return new CancelRequest(properties);
            };

            /**
             * Encodes the specified CancelRequest message. Does not implicitly {@link yates.v1.CancelRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.CancelRequest
             * @static
             * @param {yates.v1.CancelRequest.$Properties} message CancelRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CancelRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CancelRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.CancelRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.CancelRequest & yates.v1.CancelRequest.$Shape} CancelRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CancelRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.CancelRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CancelRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.CancelRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.CancelRequest} CancelRequest
             */
            CancelRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.CancelRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.CancelRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.CancelRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a CancelRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.CancelRequest
             * @static
             * @param {yates.v1.CancelRequest} message CancelRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CancelRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this CancelRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.CancelRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CancelRequest.prototype.toJSON = function() {
                return CancelRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CancelRequest;
        })();

        v1.RetryFailedRequest = (function() {

            /**
             * Properties of a RetryFailedRequest.
             * @typedef {Object} yates.v1.RetryFailedRequest.$Properties
             * @property {string} [requestId] RetryFailedRequest requestId
             * @property {string} [sweepId] RetryFailedRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RetryFailedRequest.
             * @memberof yates.v1
             * @interface IRetryFailedRequest
             * @augments yates.v1.RetryFailedRequest.$Properties
             * @deprecated Use yates.v1.RetryFailedRequest.$Properties instead.
             */

            /**
             * Shape of a RetryFailedRequest.
             * @typedef {yates.v1.RetryFailedRequest.$Properties} yates.v1.RetryFailedRequest.$Shape
             */

            /**
             * Constructs a new RetryFailedRequest.
             * @memberof yates.v1
             * @classdesc Represents a RetryFailedRequest.
             * @constructor
             * @param {yates.v1.RetryFailedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RetryFailedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RetryFailedRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.RetryFailedRequest
             * @instance
             */
            RetryFailedRequest.prototype.requestId = "";

            /**
             * RetryFailedRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.RetryFailedRequest
             * @instance
             */
            RetryFailedRequest.prototype.sweepId = "";

            /**
             * Creates a new RetryFailedRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.RetryFailedRequest
             * @static
             * @param {yates.v1.RetryFailedRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.RetryFailedRequest} RetryFailedRequest instance
             * @type {{
             *   (properties: yates.v1.RetryFailedRequest.$Shape): yates.v1.RetryFailedRequest & yates.v1.RetryFailedRequest.$Shape;
             *   (properties?: yates.v1.RetryFailedRequest.$Properties): yates.v1.RetryFailedRequest;
             * }}
             */
            RetryFailedRequest.create = function(properties) {
                return new RetryFailedRequest(properties);
            };

            /**
             * Encodes the specified RetryFailedRequest message. Does not implicitly {@link yates.v1.RetryFailedRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.RetryFailedRequest
             * @static
             * @param {yates.v1.RetryFailedRequest.$Properties} message RetryFailedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RetryFailedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RetryFailedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.RetryFailedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.RetryFailedRequest & yates.v1.RetryFailedRequest.$Shape} RetryFailedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RetryFailedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.RetryFailedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RetryFailedRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.RetryFailedRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.RetryFailedRequest} RetryFailedRequest
             */
            RetryFailedRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.RetryFailedRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.RetryFailedRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.RetryFailedRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a RetryFailedRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.RetryFailedRequest
             * @static
             * @param {yates.v1.RetryFailedRequest} message RetryFailedRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RetryFailedRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this RetryFailedRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.RetryFailedRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RetryFailedRequest.prototype.toJSON = function() {
                return RetryFailedRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RetryFailedRequest;
        })();

        v1.SetPriorityRequest = (function() {

            /**
             * Properties of a SetPriorityRequest.
             * @typedef {Object} yates.v1.SetPriorityRequest.$Properties
             * @property {string} [requestId] SetPriorityRequest requestId
             * @property {string} [sweepId] SetPriorityRequest sweepId
             * @property {number} [priority] SetPriorityRequest priority
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetPriorityRequest.
             * @memberof yates.v1
             * @interface ISetPriorityRequest
             * @augments yates.v1.SetPriorityRequest.$Properties
             * @deprecated Use yates.v1.SetPriorityRequest.$Properties instead.
             */

            /**
             * Shape of a SetPriorityRequest.
             * @typedef {yates.v1.SetPriorityRequest.$Properties} yates.v1.SetPriorityRequest.$Shape
             */

            /**
             * Constructs a new SetPriorityRequest.
             * @memberof yates.v1
             * @classdesc Represents a SetPriorityRequest.
             * @constructor
             * @param {yates.v1.SetPriorityRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetPriorityRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetPriorityRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.SetPriorityRequest
             * @instance
             */
            SetPriorityRequest.prototype.requestId = "";

            /**
             * SetPriorityRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.SetPriorityRequest
             * @instance
             */
            SetPriorityRequest.prototype.sweepId = "";

            /**
             * SetPriorityRequest priority.
             * @member {number} priority
             * @memberof yates.v1.SetPriorityRequest
             * @instance
             */
            SetPriorityRequest.prototype.priority = 0;

            /**
             * Creates a new SetPriorityRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.SetPriorityRequest
             * @static
             * @param {yates.v1.SetPriorityRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.SetPriorityRequest} SetPriorityRequest instance
             * @type {{
             *   (properties: yates.v1.SetPriorityRequest.$Shape): yates.v1.SetPriorityRequest & yates.v1.SetPriorityRequest.$Shape;
             *   (properties?: yates.v1.SetPriorityRequest.$Properties): yates.v1.SetPriorityRequest;
             * }}
             */
            SetPriorityRequest.create = function(properties) {
                return new SetPriorityRequest(properties);
            };

            /**
             * Encodes the specified SetPriorityRequest message. Does not implicitly {@link yates.v1.SetPriorityRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.SetPriorityRequest
             * @static
             * @param {yates.v1.SetPriorityRequest.$Properties} message SetPriorityRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetPriorityRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.priority);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetPriorityRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.SetPriorityRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.SetPriorityRequest & yates.v1.SetPriorityRequest.$Shape} SetPriorityRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetPriorityRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.SetPriorityRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SetPriorityRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.SetPriorityRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.SetPriorityRequest} SetPriorityRequest
             */
            SetPriorityRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.SetPriorityRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.SetPriorityRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.SetPriorityRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.priority != null)
                    if ($Number(object.priority) !== 0)
                        message.priority = object.priority >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a SetPriorityRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.SetPriorityRequest
             * @static
             * @param {yates.v1.SetPriorityRequest} message SetPriorityRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SetPriorityRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                    object.priority = 0;
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    object.priority = message.priority;
                return object;
            };

            /**
             * Converts this SetPriorityRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.SetPriorityRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SetPriorityRequest.prototype.toJSON = function() {
                return SetPriorityRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SetPriorityRequest;
        })();

        v1.ExtendRequest = (function() {

            /**
             * Properties of an ExtendRequest.
             * @typedef {Object} yates.v1.ExtendRequest.$Properties
             * @property {string} [requestId] ExtendRequest requestId
             * @property {string} [sweepId] ExtendRequest sweepId
             * @property {number} [replicates] ExtendRequest replicates
             * @property {Array.<yates.v1.FactorLevels.$Properties>} [levels] ExtendRequest levels
             * @property {boolean} [complete] ExtendRequest complete
             * @property {boolean} [dryRun] ExtendRequest dryRun
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExtendRequest.
             * @memberof yates.v1
             * @interface IExtendRequest
             * @augments yates.v1.ExtendRequest.$Properties
             * @deprecated Use yates.v1.ExtendRequest.$Properties instead.
             */

            /**
             * Shape of an ExtendRequest.
             * @typedef {{
             *   requestId?: string;
             *   sweepId?: string;
             *   replicates?: number;
             *   levels?: Array.<yates.v1.FactorLevels.$Shape>;
             *   complete?: boolean;
             *   dryRun?: boolean;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.ExtendRequest.$Shape
             */

            /**
             * Constructs a new ExtendRequest.
             * @memberof yates.v1
             * @classdesc Represents an ExtendRequest.
             * @constructor
             * @param {yates.v1.ExtendRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExtendRequest = function (properties) {
                this.levels = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExtendRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.requestId = "";

            /**
             * ExtendRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.sweepId = "";

            /**
             * ExtendRequest replicates.
             * @member {number} replicates
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.replicates = 0;

            /**
             * ExtendRequest levels.
             * @member {Array.<yates.v1.FactorLevels>} levels
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.levels = $util.emptyArray;

            /**
             * ExtendRequest complete.
             * @member {boolean} complete
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.complete = false;

            /**
             * ExtendRequest dryRun.
             * @member {boolean} dryRun
             * @memberof yates.v1.ExtendRequest
             * @instance
             */
            ExtendRequest.prototype.dryRun = false;

            /**
             * Creates a new ExtendRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ExtendRequest
             * @static
             * @param {yates.v1.ExtendRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ExtendRequest} ExtendRequest instance
             * @type {{
             *   (properties: yates.v1.ExtendRequest.$Shape): yates.v1.ExtendRequest & yates.v1.ExtendRequest.$Shape;
             *   (properties?: yates.v1.ExtendRequest.$Properties): yates.v1.ExtendRequest;
             * }}
             */
            ExtendRequest.create = function(properties) {
                return new ExtendRequest(properties);
            };

            /**
             * Encodes the specified ExtendRequest message. Does not implicitly {@link yates.v1.ExtendRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ExtendRequest
             * @static
             * @param {yates.v1.ExtendRequest.$Properties} message ExtendRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExtendRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sweepId);
                if (message.replicates != null && $Object.hasOwnProperty.call(message, "replicates") && message.replicates !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.replicates);
                if (message.levels != null && message.levels.length)
                    for (let i = 0; i < message.levels.length; ++i)
                        $root.yates.v1.FactorLevels.encode(message.levels[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.complete);
                if (message.dryRun != null && $Object.hasOwnProperty.call(message, "dryRun") && message.dryRun !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.dryRun);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExtendRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ExtendRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ExtendRequest & yates.v1.ExtendRequest.$Shape} ExtendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExtendRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ExtendRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.replicates = value;
                            else
                                delete message.replicates;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.levels && message.levels.length))
                                message.levels = [];
                            message.levels.push($root.yates.v1.FactorLevels.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.dryRun = value;
                            else
                                delete message.dryRun;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExtendRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ExtendRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ExtendRequest} ExtendRequest
             */
            ExtendRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ExtendRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ExtendRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ExtendRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                if (object.replicates != null)
                    if ($Number(object.replicates) !== 0)
                        message.replicates = object.replicates >>> 0;
                if (object.levels) {
                    if (!$Array.isArray(object.levels))
                        throw $TypeError(".yates.v1.ExtendRequest.levels: array expected");
                    message.levels = $Array(object.levels.length);
                    for (let i = 0; i < object.levels.length; ++i) {
                        if (!$util.isObject(object.levels[i]))
                            throw $TypeError(".yates.v1.ExtendRequest.levels: object expected");
                        message.levels[i] = $root.yates.v1.FactorLevels.fromObject(object.levels[i], _depth + 1);
                    }
                }
                if (object.complete != null)
                    if (object.complete)
                        message.complete = $Boolean(object.complete);
                if (object.dryRun != null)
                    if (object.dryRun)
                        message.dryRun = $Boolean(object.dryRun);
                return message;
            };

            /**
             * Creates a plain object from an ExtendRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ExtendRequest
             * @static
             * @param {yates.v1.ExtendRequest} message ExtendRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExtendRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.levels = [];
                if (options.defaults) {
                    object.requestId = "";
                    object.sweepId = "";
                    object.replicates = 0;
                    object.complete = false;
                    object.dryRun = false;
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                if (message.replicates != null && $Object.hasOwnProperty.call(message, "replicates"))
                    object.replicates = message.replicates;
                if (message.levels && message.levels.length) {
                    object.levels = $Array(message.levels.length);
                    for (let j = 0; j < message.levels.length; ++j)
                        object.levels[j] = $root.yates.v1.FactorLevels.toObject(message.levels[j], options, _depth + 1);
                }
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete"))
                    object.complete = message.complete;
                if (message.dryRun != null && $Object.hasOwnProperty.call(message, "dryRun"))
                    object.dryRun = message.dryRun;
                return object;
            };

            /**
             * Converts this ExtendRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ExtendRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExtendRequest.prototype.toJSON = function() {
                return ExtendRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ExtendRequest;
        })();

        v1.FactorLevels = (function() {

            /**
             * Properties of a FactorLevels.
             * @typedef {Object} yates.v1.FactorLevels.$Properties
             * @property {string} [factor] FactorLevels factor
             * @property {Array.<yates.v1.Level.$Properties>} [levels] FactorLevels levels
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FactorLevels.
             * @memberof yates.v1
             * @interface IFactorLevels
             * @augments yates.v1.FactorLevels.$Properties
             * @deprecated Use yates.v1.FactorLevels.$Properties instead.
             */

            /**
             * Shape of a FactorLevels.
             * @typedef {{
             *   factor?: string;
             *   levels?: Array.<yates.v1.Level.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} yates.v1.FactorLevels.$Shape
             */

            /**
             * Constructs a new FactorLevels.
             * @memberof yates.v1
             * @classdesc Represents a FactorLevels.
             * @constructor
             * @param {yates.v1.FactorLevels.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FactorLevels = function (properties) {
                this.levels = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FactorLevels factor.
             * @member {string} factor
             * @memberof yates.v1.FactorLevels
             * @instance
             */
            FactorLevels.prototype.factor = "";

            /**
             * FactorLevels levels.
             * @member {Array.<yates.v1.Level>} levels
             * @memberof yates.v1.FactorLevels
             * @instance
             */
            FactorLevels.prototype.levels = $util.emptyArray;

            /**
             * Creates a new FactorLevels instance using the specified properties.
             * @function create
             * @memberof yates.v1.FactorLevels
             * @static
             * @param {yates.v1.FactorLevels.$Properties=} [properties] Properties to set
             * @returns {yates.v1.FactorLevels} FactorLevels instance
             * @type {{
             *   (properties: yates.v1.FactorLevels.$Shape): yates.v1.FactorLevels & yates.v1.FactorLevels.$Shape;
             *   (properties?: yates.v1.FactorLevels.$Properties): yates.v1.FactorLevels;
             * }}
             */
            FactorLevels.create = function(properties) {
                return new FactorLevels(properties);
            };

            /**
             * Encodes the specified FactorLevels message. Does not implicitly {@link yates.v1.FactorLevels.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.FactorLevels
             * @static
             * @param {yates.v1.FactorLevels.$Properties} message FactorLevels message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FactorLevels.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.factor != null && $Object.hasOwnProperty.call(message, "factor") && message.factor !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.factor);
                if (message.levels != null && message.levels.length)
                    for (let i = 0; i < message.levels.length; ++i)
                        $root.yates.v1.Level.encode(message.levels[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FactorLevels message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.FactorLevels
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.FactorLevels & yates.v1.FactorLevels.$Shape} FactorLevels
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FactorLevels.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.FactorLevels();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.factor = value;
                            else
                                delete message.factor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.levels && message.levels.length))
                                message.levels = [];
                            message.levels.push($root.yates.v1.Level.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FactorLevels message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.FactorLevels
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.FactorLevels} FactorLevels
             */
            FactorLevels.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.FactorLevels)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.FactorLevels: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.FactorLevels();
                if (object.factor != null)
                    if (typeof object.factor !== "string" || object.factor.length)
                        message.factor = $String(object.factor);
                if (object.levels) {
                    if (!$Array.isArray(object.levels))
                        throw $TypeError(".yates.v1.FactorLevels.levels: array expected");
                    message.levels = $Array(object.levels.length);
                    for (let i = 0; i < object.levels.length; ++i) {
                        if (!$util.isObject(object.levels[i]))
                            throw $TypeError(".yates.v1.FactorLevels.levels: object expected");
                        message.levels[i] = $root.yates.v1.Level.fromObject(object.levels[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a FactorLevels message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.FactorLevels
             * @static
             * @param {yates.v1.FactorLevels} message FactorLevels
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FactorLevels.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.levels = [];
                if (options.defaults)
                    object.factor = "";
                if (message.factor != null && $Object.hasOwnProperty.call(message, "factor"))
                    object.factor = message.factor;
                if (message.levels && message.levels.length) {
                    object.levels = $Array(message.levels.length);
                    for (let j = 0; j < message.levels.length; ++j)
                        object.levels[j] = $root.yates.v1.Level.toObject(message.levels[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this FactorLevels to JSON.
             * @function toJSON
             * @memberof yates.v1.FactorLevels
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FactorLevels.prototype.toJSON = function() {
                return FactorLevels.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FactorLevels;
        })();

        v1.ExtendResponse = (function() {

            /**
             * Properties of an ExtendResponse.
             * @typedef {Object} yates.v1.ExtendResponse.$Properties
             * @property {yates.v1.SweepView.$Properties} [sweep] ExtendResponse sweep
             * @property {yates.v1.SweepExtension.$Properties} [extension] ExtendResponse extension
             * @property {Array.<string>} [notes] ExtendResponse notes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExtendResponse.
             * @memberof yates.v1
             * @interface IExtendResponse
             * @augments yates.v1.ExtendResponse.$Properties
             * @deprecated Use yates.v1.ExtendResponse.$Properties instead.
             */

            /**
             * Shape of an ExtendResponse.
             * @typedef {yates.v1.ExtendResponse.$Properties} yates.v1.ExtendResponse.$Shape
             */

            /**
             * Constructs a new ExtendResponse.
             * @memberof yates.v1
             * @classdesc Represents an ExtendResponse.
             * @constructor
             * @param {yates.v1.ExtendResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExtendResponse = function (properties) {
                this.notes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExtendResponse sweep.
             * @member {yates.v1.SweepView} sweep
             * @memberof yates.v1.ExtendResponse
             * @instance
             */
            ExtendResponse.prototype.sweep = null;

            /**
             * ExtendResponse extension.
             * @member {yates.v1.SweepExtension} extension
             * @memberof yates.v1.ExtendResponse
             * @instance
             */
            ExtendResponse.prototype.extension = null;

            /**
             * ExtendResponse notes.
             * @member {Array.<string>} notes
             * @memberof yates.v1.ExtendResponse
             * @instance
             */
            ExtendResponse.prototype.notes = $util.emptyArray;

            /**
             * Creates a new ExtendResponse instance using the specified properties.
             * @function create
             * @memberof yates.v1.ExtendResponse
             * @static
             * @param {yates.v1.ExtendResponse.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ExtendResponse} ExtendResponse instance
             * @type {{
             *   (properties: yates.v1.ExtendResponse.$Shape): yates.v1.ExtendResponse & yates.v1.ExtendResponse.$Shape;
             *   (properties?: yates.v1.ExtendResponse.$Properties): yates.v1.ExtendResponse;
             * }}
             */
            ExtendResponse.create = function(properties) {
                return new ExtendResponse(properties);
            };

            /**
             * Encodes the specified ExtendResponse message. Does not implicitly {@link yates.v1.ExtendResponse.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ExtendResponse
             * @static
             * @param {yates.v1.ExtendResponse.$Properties} message ExtendResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExtendResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    $root.yates.v1.SweepView.encode(message.sweep, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
                    $root.yates.v1.SweepExtension.encode(message.extension, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.notes != null && message.notes.length)
                    for (let i = 0; i < message.notes.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.notes[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExtendResponse message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ExtendResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ExtendResponse & yates.v1.ExtendResponse.$Shape} ExtendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExtendResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ExtendResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.sweep = $root.yates.v1.SweepView.decode(reader, reader.size(), $undefined, _depth + 1, message.sweep);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.extension = $root.yates.v1.SweepExtension.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notes && message.notes.length))
                                message.notes = [];
                            message.notes.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExtendResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ExtendResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ExtendResponse} ExtendResponse
             */
            ExtendResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ExtendResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ExtendResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ExtendResponse();
                if (object.sweep != null) {
                    if (!$util.isObject(object.sweep))
                        throw $TypeError(".yates.v1.ExtendResponse.sweep: object expected");
                    message.sweep = $root.yates.v1.SweepView.fromObject(object.sweep, _depth + 1);
                }
                if (object.extension != null) {
                    if (!$util.isObject(object.extension))
                        throw $TypeError(".yates.v1.ExtendResponse.extension: object expected");
                    message.extension = $root.yates.v1.SweepExtension.fromObject(object.extension, _depth + 1);
                }
                if (object.notes) {
                    if (!$Array.isArray(object.notes))
                        throw $TypeError(".yates.v1.ExtendResponse.notes: array expected");
                    message.notes = $Array(object.notes.length);
                    for (let i = 0; i < object.notes.length; ++i)
                        message.notes[i] = $String(object.notes[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from an ExtendResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ExtendResponse
             * @static
             * @param {yates.v1.ExtendResponse} message ExtendResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExtendResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.notes = [];
                if (options.defaults) {
                    object.sweep = null;
                    object.extension = null;
                }
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    object.sweep = $root.yates.v1.SweepView.toObject(message.sweep, options, _depth + 1);
                if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
                    object.extension = $root.yates.v1.SweepExtension.toObject(message.extension, options, _depth + 1);
                if (message.notes && message.notes.length) {
                    object.notes = $Array(message.notes.length);
                    for (let j = 0; j < message.notes.length; ++j)
                        object.notes[j] = message.notes[j];
                }
                return object;
            };

            /**
             * Converts this ExtendResponse to JSON.
             * @function toJSON
             * @memberof yates.v1.ExtendResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExtendResponse.prototype.toJSON = function() {
                return ExtendResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ExtendResponse;
        })();

        v1.ReadmitAgentRequest = (function() {

            /**
             * Properties of a ReadmitAgentRequest.
             * @typedef {Object} yates.v1.ReadmitAgentRequest.$Properties
             * @property {string} [requestId] ReadmitAgentRequest requestId
             * @property {string} [agent] ReadmitAgentRequest agent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadmitAgentRequest.
             * @memberof yates.v1
             * @interface IReadmitAgentRequest
             * @augments yates.v1.ReadmitAgentRequest.$Properties
             * @deprecated Use yates.v1.ReadmitAgentRequest.$Properties instead.
             */

            /**
             * Shape of a ReadmitAgentRequest.
             * @typedef {yates.v1.ReadmitAgentRequest.$Properties} yates.v1.ReadmitAgentRequest.$Shape
             */

            /**
             * Constructs a new ReadmitAgentRequest.
             * @memberof yates.v1
             * @classdesc Represents a ReadmitAgentRequest.
             * @constructor
             * @param {yates.v1.ReadmitAgentRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadmitAgentRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadmitAgentRequest requestId.
             * @member {string} requestId
             * @memberof yates.v1.ReadmitAgentRequest
             * @instance
             */
            ReadmitAgentRequest.prototype.requestId = "";

            /**
             * ReadmitAgentRequest agent.
             * @member {string} agent
             * @memberof yates.v1.ReadmitAgentRequest
             * @instance
             */
            ReadmitAgentRequest.prototype.agent = "";

            /**
             * Creates a new ReadmitAgentRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ReadmitAgentRequest
             * @static
             * @param {yates.v1.ReadmitAgentRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ReadmitAgentRequest} ReadmitAgentRequest instance
             * @type {{
             *   (properties: yates.v1.ReadmitAgentRequest.$Shape): yates.v1.ReadmitAgentRequest & yates.v1.ReadmitAgentRequest.$Shape;
             *   (properties?: yates.v1.ReadmitAgentRequest.$Properties): yates.v1.ReadmitAgentRequest;
             * }}
             */
            ReadmitAgentRequest.create = function(properties) {
                return new ReadmitAgentRequest(properties);
            };

            /**
             * Encodes the specified ReadmitAgentRequest message. Does not implicitly {@link yates.v1.ReadmitAgentRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ReadmitAgentRequest
             * @static
             * @param {yates.v1.ReadmitAgentRequest.$Properties} message ReadmitAgentRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadmitAgentRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.agent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadmitAgentRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ReadmitAgentRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ReadmitAgentRequest & yates.v1.ReadmitAgentRequest.$Shape} ReadmitAgentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadmitAgentRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ReadmitAgentRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadmitAgentRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ReadmitAgentRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ReadmitAgentRequest} ReadmitAgentRequest
             */
            ReadmitAgentRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ReadmitAgentRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ReadmitAgentRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ReadmitAgentRequest();
                if (object.requestId != null)
                    if (typeof object.requestId !== "string" || object.requestId.length)
                        message.requestId = $String(object.requestId);
                if (object.agent != null)
                    if (typeof object.agent !== "string" || object.agent.length)
                        message.agent = $String(object.agent);
                return message;
            };

            /**
             * Creates a plain object from a ReadmitAgentRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ReadmitAgentRequest
             * @static
             * @param {yates.v1.ReadmitAgentRequest} message ReadmitAgentRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadmitAgentRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.requestId = "";
                    object.agent = "";
                }
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId"))
                    object.requestId = message.requestId;
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    object.agent = message.agent;
                return object;
            };

            /**
             * Converts this ReadmitAgentRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ReadmitAgentRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadmitAgentRequest.prototype.toJSON = function() {
                return ReadmitAgentRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadmitAgentRequest;
        })();

        v1.AgentChanged = (function() {

            /**
             * Properties of an AgentChanged.
             * @typedef {Object} yates.v1.AgentChanged.$Properties
             * @property {yates.v1.AgentView.$Properties} [agent] AgentChanged agent
             * @property {boolean} [changed] AgentChanged changed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentChanged.
             * @memberof yates.v1
             * @interface IAgentChanged
             * @augments yates.v1.AgentChanged.$Properties
             * @deprecated Use yates.v1.AgentChanged.$Properties instead.
             */

            /**
             * Shape of an AgentChanged.
             * @typedef {yates.v1.AgentChanged.$Properties} yates.v1.AgentChanged.$Shape
             */

            /**
             * Constructs a new AgentChanged.
             * @memberof yates.v1
             * @classdesc Represents an AgentChanged.
             * @constructor
             * @param {yates.v1.AgentChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentChanged agent.
             * @member {yates.v1.AgentView} agent
             * @memberof yates.v1.AgentChanged
             * @instance
             */
            AgentChanged.prototype.agent = null;

            /**
             * AgentChanged changed.
             * @member {boolean} changed
             * @memberof yates.v1.AgentChanged
             * @instance
             */
            AgentChanged.prototype.changed = false;

            /**
             * Creates a new AgentChanged instance using the specified properties.
             * @function create
             * @memberof yates.v1.AgentChanged
             * @static
             * @param {yates.v1.AgentChanged.$Properties=} [properties] Properties to set
             * @returns {yates.v1.AgentChanged} AgentChanged instance
             * @type {{
             *   (properties: yates.v1.AgentChanged.$Shape): yates.v1.AgentChanged & yates.v1.AgentChanged.$Shape;
             *   (properties?: yates.v1.AgentChanged.$Properties): yates.v1.AgentChanged;
             * }}
             */
            AgentChanged.create = function(properties) {
                return new AgentChanged(properties);
            };

            /**
             * Encodes the specified AgentChanged message. Does not implicitly {@link yates.v1.AgentChanged.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.AgentChanged
             * @static
             * @param {yates.v1.AgentChanged.$Properties} message AgentChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    $root.yates.v1.AgentView.encode(message.agent, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.changed != null && $Object.hasOwnProperty.call(message, "changed") && message.changed !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.changed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentChanged message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.AgentChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.AgentChanged & yates.v1.AgentChanged.$Shape} AgentChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.AgentChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.agent = $root.yates.v1.AgentView.decode(reader, reader.size(), $undefined, _depth + 1, message.agent);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.changed = value;
                            else
                                delete message.changed;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AgentChanged message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.AgentChanged
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.AgentChanged} AgentChanged
             */
            AgentChanged.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.AgentChanged)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.AgentChanged: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.AgentChanged();
                if (object.agent != null) {
                    if (!$util.isObject(object.agent))
                        throw $TypeError(".yates.v1.AgentChanged.agent: object expected");
                    message.agent = $root.yates.v1.AgentView.fromObject(object.agent, _depth + 1);
                }
                if (object.changed != null)
                    if (object.changed)
                        message.changed = $Boolean(object.changed);
                return message;
            };

            /**
             * Creates a plain object from an AgentChanged message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.AgentChanged
             * @static
             * @param {yates.v1.AgentChanged} message AgentChanged
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AgentChanged.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.agent = null;
                    object.changed = false;
                }
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    object.agent = $root.yates.v1.AgentView.toObject(message.agent, options, _depth + 1);
                if (message.changed != null && $Object.hasOwnProperty.call(message, "changed"))
                    object.changed = message.changed;
                return object;
            };

            /**
             * Converts this AgentChanged to JSON.
             * @function toJSON
             * @memberof yates.v1.AgentChanged
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AgentChanged.prototype.toJSON = function() {
                return AgentChanged.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AgentChanged;
        })();

        v1.SweepChanged = (function() {

            /**
             * Properties of a SweepChanged.
             * @typedef {Object} yates.v1.SweepChanged.$Properties
             * @property {yates.v1.SweepView.$Properties} [sweep] SweepChanged sweep
             * @property {number} [trialsChanged] SweepChanged trialsChanged
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SweepChanged.
             * @memberof yates.v1
             * @interface ISweepChanged
             * @augments yates.v1.SweepChanged.$Properties
             * @deprecated Use yates.v1.SweepChanged.$Properties instead.
             */

            /**
             * Shape of a SweepChanged.
             * @typedef {yates.v1.SweepChanged.$Properties} yates.v1.SweepChanged.$Shape
             */

            /**
             * Constructs a new SweepChanged.
             * @memberof yates.v1
             * @classdesc Represents a SweepChanged.
             * @constructor
             * @param {yates.v1.SweepChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SweepChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SweepChanged sweep.
             * @member {yates.v1.SweepView} sweep
             * @memberof yates.v1.SweepChanged
             * @instance
             */
            SweepChanged.prototype.sweep = null;

            /**
             * SweepChanged trialsChanged.
             * @member {number} trialsChanged
             * @memberof yates.v1.SweepChanged
             * @instance
             */
            SweepChanged.prototype.trialsChanged = 0;

            /**
             * Creates a new SweepChanged instance using the specified properties.
             * @function create
             * @memberof yates.v1.SweepChanged
             * @static
             * @param {yates.v1.SweepChanged.$Properties=} [properties] Properties to set
             * @returns {yates.v1.SweepChanged} SweepChanged instance
             * @type {{
             *   (properties: yates.v1.SweepChanged.$Shape): yates.v1.SweepChanged & yates.v1.SweepChanged.$Shape;
             *   (properties?: yates.v1.SweepChanged.$Properties): yates.v1.SweepChanged;
             * }}
             */
            SweepChanged.create = function(properties) {
                return new SweepChanged(properties);
            };

            /**
             * Encodes the specified SweepChanged message. Does not implicitly {@link yates.v1.SweepChanged.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.SweepChanged
             * @static
             * @param {yates.v1.SweepChanged.$Properties} message SweepChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SweepChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    $root.yates.v1.SweepView.encode(message.sweep, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.trialsChanged != null && $Object.hasOwnProperty.call(message, "trialsChanged") && message.trialsChanged !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.trialsChanged);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SweepChanged message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.SweepChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.SweepChanged & yates.v1.SweepChanged.$Shape} SweepChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SweepChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.SweepChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.sweep = $root.yates.v1.SweepView.decode(reader, reader.size(), $undefined, _depth + 1, message.sweep);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.trialsChanged = value;
                            else
                                delete message.trialsChanged;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SweepChanged message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.SweepChanged
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.SweepChanged} SweepChanged
             */
            SweepChanged.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.SweepChanged)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.SweepChanged: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.SweepChanged();
                if (object.sweep != null) {
                    if (!$util.isObject(object.sweep))
                        throw $TypeError(".yates.v1.SweepChanged.sweep: object expected");
                    message.sweep = $root.yates.v1.SweepView.fromObject(object.sweep, _depth + 1);
                }
                if (object.trialsChanged != null)
                    if ($Number(object.trialsChanged) !== 0)
                        message.trialsChanged = object.trialsChanged >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a SweepChanged message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.SweepChanged
             * @static
             * @param {yates.v1.SweepChanged} message SweepChanged
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SweepChanged.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.sweep = null;
                    object.trialsChanged = 0;
                }
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    object.sweep = $root.yates.v1.SweepView.toObject(message.sweep, options, _depth + 1);
                if (message.trialsChanged != null && $Object.hasOwnProperty.call(message, "trialsChanged"))
                    object.trialsChanged = message.trialsChanged;
                return object;
            };

            /**
             * Converts this SweepChanged to JSON.
             * @function toJSON
             * @memberof yates.v1.SweepChanged
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SweepChanged.prototype.toJSON = function() {
                return SweepChanged.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SweepChanged;
        })();

        v1.GetArtifactRequest = (function() {

            /**
             * Properties of a GetArtifactRequest.
             * @typedef {Object} yates.v1.GetArtifactRequest.$Properties
             * @property {string} [sha256] GetArtifactRequest sha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetArtifactRequest.
             * @memberof yates.v1
             * @interface IGetArtifactRequest
             * @augments yates.v1.GetArtifactRequest.$Properties
             * @deprecated Use yates.v1.GetArtifactRequest.$Properties instead.
             */

            /**
             * Shape of a GetArtifactRequest.
             * @typedef {yates.v1.GetArtifactRequest.$Properties} yates.v1.GetArtifactRequest.$Shape
             */

            /**
             * Constructs a new GetArtifactRequest.
             * @memberof yates.v1
             * @classdesc Represents a GetArtifactRequest.
             * @constructor
             * @param {yates.v1.GetArtifactRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetArtifactRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetArtifactRequest sha256.
             * @member {string} sha256
             * @memberof yates.v1.GetArtifactRequest
             * @instance
             */
            GetArtifactRequest.prototype.sha256 = "";

            /**
             * Creates a new GetArtifactRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.GetArtifactRequest
             * @static
             * @param {yates.v1.GetArtifactRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.GetArtifactRequest} GetArtifactRequest instance
             * @type {{
             *   (properties: yates.v1.GetArtifactRequest.$Shape): yates.v1.GetArtifactRequest & yates.v1.GetArtifactRequest.$Shape;
             *   (properties?: yates.v1.GetArtifactRequest.$Properties): yates.v1.GetArtifactRequest;
             * }}
             */
            GetArtifactRequest.create = function(properties) {
                return new GetArtifactRequest(properties);
            };

            /**
             * Encodes the specified GetArtifactRequest message. Does not implicitly {@link yates.v1.GetArtifactRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.GetArtifactRequest
             * @static
             * @param {yates.v1.GetArtifactRequest.$Properties} message GetArtifactRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetArtifactRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetArtifactRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.GetArtifactRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.GetArtifactRequest & yates.v1.GetArtifactRequest.$Shape} GetArtifactRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetArtifactRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.GetArtifactRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetArtifactRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.GetArtifactRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.GetArtifactRequest} GetArtifactRequest
             */
            GetArtifactRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.GetArtifactRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.GetArtifactRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.GetArtifactRequest();
                if (object.sha256 != null)
                    if (typeof object.sha256 !== "string" || object.sha256.length)
                        message.sha256 = $String(object.sha256);
                return message;
            };

            /**
             * Creates a plain object from a GetArtifactRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.GetArtifactRequest
             * @static
             * @param {yates.v1.GetArtifactRequest} message GetArtifactRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetArtifactRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sha256 = "";
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = message.sha256;
                return object;
            };

            /**
             * Converts this GetArtifactRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.GetArtifactRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetArtifactRequest.prototype.toJSON = function() {
                return GetArtifactRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GetArtifactRequest;
        })();

        v1.ArtifactChunk = (function() {

            /**
             * Properties of an ArtifactChunk.
             * @typedef {Object} yates.v1.ArtifactChunk.$Properties
             * @property {Uint8Array} [data] ArtifactChunk data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArtifactChunk.
             * @memberof yates.v1
             * @interface IArtifactChunk
             * @augments yates.v1.ArtifactChunk.$Properties
             * @deprecated Use yates.v1.ArtifactChunk.$Properties instead.
             */

            /**
             * Shape of an ArtifactChunk.
             * @typedef {yates.v1.ArtifactChunk.$Properties} yates.v1.ArtifactChunk.$Shape
             */

            /**
             * Constructs a new ArtifactChunk.
             * @memberof yates.v1
             * @classdesc Represents an ArtifactChunk.
             * @constructor
             * @param {yates.v1.ArtifactChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArtifactChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArtifactChunk data.
             * @member {Uint8Array} data
             * @memberof yates.v1.ArtifactChunk
             * @instance
             */
            ArtifactChunk.prototype.data = $util.newBuffer([]);

            /**
             * Creates a new ArtifactChunk instance using the specified properties.
             * @function create
             * @memberof yates.v1.ArtifactChunk
             * @static
             * @param {yates.v1.ArtifactChunk.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ArtifactChunk} ArtifactChunk instance
             * @type {{
             *   (properties: yates.v1.ArtifactChunk.$Shape): yates.v1.ArtifactChunk & yates.v1.ArtifactChunk.$Shape;
             *   (properties?: yates.v1.ArtifactChunk.$Properties): yates.v1.ArtifactChunk;
             * }}
             */
            ArtifactChunk.create = function(properties) {
                return new ArtifactChunk(properties);
            };

            /**
             * Encodes the specified ArtifactChunk message. Does not implicitly {@link yates.v1.ArtifactChunk.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ArtifactChunk
             * @static
             * @param {yates.v1.ArtifactChunk.$Properties} message ArtifactChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArtifactChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArtifactChunk message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ArtifactChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ArtifactChunk & yates.v1.ArtifactChunk.$Shape} ArtifactChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArtifactChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ArtifactChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ArtifactChunk message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ArtifactChunk
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ArtifactChunk} ArtifactChunk
             */
            ArtifactChunk.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ArtifactChunk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ArtifactChunk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ArtifactChunk();
                if (object.data != null)
                    if (object.data.length)
                        if (typeof object.data === "string")
                            $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                        else if (object.data.length >= 0)
                            message.data = object.data;
                return message;
            };

            /**
             * Creates a plain object from an ArtifactChunk message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ArtifactChunk
             * @static
             * @param {yates.v1.ArtifactChunk} message ArtifactChunk
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ArtifactChunk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.data = "";
                    else {
                        object.data = [];
                        if (options.bytes !== $Array)
                            object.data = $util.newBuffer(object.data);
                    }
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                return object;
            };

            /**
             * Converts this ArtifactChunk to JSON.
             * @function toJSON
             * @memberof yates.v1.ArtifactChunk
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ArtifactChunk.prototype.toJSON = function() {
                return ArtifactChunk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ArtifactChunk;
        })();

        v1.ReadOutputRequest = (function() {

            /**
             * Properties of a ReadOutputRequest.
             * @typedef {Object} yates.v1.ReadOutputRequest.$Properties
             * @property {string} [trialId] ReadOutputRequest trialId
             * @property {number} [attempt] ReadOutputRequest attempt
             * @property {boolean} [follow] ReadOutputRequest follow
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadOutputRequest.
             * @memberof yates.v1
             * @interface IReadOutputRequest
             * @augments yates.v1.ReadOutputRequest.$Properties
             * @deprecated Use yates.v1.ReadOutputRequest.$Properties instead.
             */

            /**
             * Shape of a ReadOutputRequest.
             * @typedef {yates.v1.ReadOutputRequest.$Properties} yates.v1.ReadOutputRequest.$Shape
             */

            /**
             * Constructs a new ReadOutputRequest.
             * @memberof yates.v1
             * @classdesc Represents a ReadOutputRequest.
             * @constructor
             * @param {yates.v1.ReadOutputRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadOutputRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadOutputRequest trialId.
             * @member {string} trialId
             * @memberof yates.v1.ReadOutputRequest
             * @instance
             */
            ReadOutputRequest.prototype.trialId = "";

            /**
             * ReadOutputRequest attempt.
             * @member {number} attempt
             * @memberof yates.v1.ReadOutputRequest
             * @instance
             */
            ReadOutputRequest.prototype.attempt = 0;

            /**
             * ReadOutputRequest follow.
             * @member {boolean} follow
             * @memberof yates.v1.ReadOutputRequest
             * @instance
             */
            ReadOutputRequest.prototype.follow = false;

            /**
             * Creates a new ReadOutputRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.ReadOutputRequest
             * @static
             * @param {yates.v1.ReadOutputRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.ReadOutputRequest} ReadOutputRequest instance
             * @type {{
             *   (properties: yates.v1.ReadOutputRequest.$Shape): yates.v1.ReadOutputRequest & yates.v1.ReadOutputRequest.$Shape;
             *   (properties?: yates.v1.ReadOutputRequest.$Properties): yates.v1.ReadOutputRequest;
             * }}
             */
            ReadOutputRequest.create = function(properties) {
                return new ReadOutputRequest(properties);
            };

            /**
             * Encodes the specified ReadOutputRequest message. Does not implicitly {@link yates.v1.ReadOutputRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.ReadOutputRequest
             * @static
             * @param {yates.v1.ReadOutputRequest.$Properties} message ReadOutputRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadOutputRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.trialId);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.follow);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadOutputRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.ReadOutputRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.ReadOutputRequest & yates.v1.ReadOutputRequest.$Shape} ReadOutputRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadOutputRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.ReadOutputRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.follow = value;
                            else
                                delete message.follow;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadOutputRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.ReadOutputRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.ReadOutputRequest} ReadOutputRequest
             */
            ReadOutputRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.ReadOutputRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.ReadOutputRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.ReadOutputRequest();
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                if (object.attempt != null)
                    if ($Number(object.attempt) !== 0)
                        message.attempt = object.attempt >>> 0;
                if (object.follow != null)
                    if (object.follow)
                        message.follow = $Boolean(object.follow);
                return message;
            };

            /**
             * Creates a plain object from a ReadOutputRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.ReadOutputRequest
             * @static
             * @param {yates.v1.ReadOutputRequest} message ReadOutputRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadOutputRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.trialId = "";
                    object.attempt = 0;
                    object.follow = false;
                }
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                    object.attempt = message.attempt;
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow"))
                    object.follow = message.follow;
                return object;
            };

            /**
             * Converts this ReadOutputRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.ReadOutputRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadOutputRequest.prototype.toJSON = function() {
                return ReadOutputRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadOutputRequest;
        })();

        v1.OutputChunk = (function() {

            /**
             * Properties of an OutputChunk.
             * @typedef {Object} yates.v1.OutputChunk.$Properties
             * @property {number} [attempt] OutputChunk attempt
             * @property {yates.v1.Output.$Properties} [output] OutputChunk output
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OutputChunk.
             * @memberof yates.v1
             * @interface IOutputChunk
             * @augments yates.v1.OutputChunk.$Properties
             * @deprecated Use yates.v1.OutputChunk.$Properties instead.
             */

            /**
             * Shape of an OutputChunk.
             * @typedef {yates.v1.OutputChunk.$Properties} yates.v1.OutputChunk.$Shape
             */

            /**
             * Constructs a new OutputChunk.
             * @memberof yates.v1
             * @classdesc Represents an OutputChunk.
             * @constructor
             * @param {yates.v1.OutputChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OutputChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OutputChunk attempt.
             * @member {number} attempt
             * @memberof yates.v1.OutputChunk
             * @instance
             */
            OutputChunk.prototype.attempt = 0;

            /**
             * OutputChunk output.
             * @member {yates.v1.Output} output
             * @memberof yates.v1.OutputChunk
             * @instance
             */
            OutputChunk.prototype.output = null;

            /**
             * Creates a new OutputChunk instance using the specified properties.
             * @function create
             * @memberof yates.v1.OutputChunk
             * @static
             * @param {yates.v1.OutputChunk.$Properties=} [properties] Properties to set
             * @returns {yates.v1.OutputChunk} OutputChunk instance
             * @type {{
             *   (properties: yates.v1.OutputChunk.$Shape): yates.v1.OutputChunk & yates.v1.OutputChunk.$Shape;
             *   (properties?: yates.v1.OutputChunk.$Properties): yates.v1.OutputChunk;
             * }}
             */
            OutputChunk.create = function(properties) {
                return new OutputChunk(properties);
            };

            /**
             * Encodes the specified OutputChunk message. Does not implicitly {@link yates.v1.OutputChunk.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.OutputChunk
             * @static
             * @param {yates.v1.OutputChunk.$Properties} message OutputChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OutputChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.attempt);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    $root.yates.v1.Output.encode(message.output, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OutputChunk message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.OutputChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.OutputChunk & yates.v1.OutputChunk.$Shape} OutputChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OutputChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.OutputChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.output = $root.yates.v1.Output.decode(reader, reader.size(), $undefined, _depth + 1, message.output);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OutputChunk message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.OutputChunk
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.OutputChunk} OutputChunk
             */
            OutputChunk.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.OutputChunk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.OutputChunk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.OutputChunk();
                if (object.attempt != null)
                    if ($Number(object.attempt) !== 0)
                        message.attempt = object.attempt >>> 0;
                if (object.output != null) {
                    if (!$util.isObject(object.output))
                        throw $TypeError(".yates.v1.OutputChunk.output: object expected");
                    message.output = $root.yates.v1.Output.fromObject(object.output, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an OutputChunk message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.OutputChunk
             * @static
             * @param {yates.v1.OutputChunk} message OutputChunk
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OutputChunk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.attempt = 0;
                    object.output = null;
                }
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                    object.attempt = message.attempt;
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    object.output = $root.yates.v1.Output.toObject(message.output, options, _depth + 1);
                return object;
            };

            /**
             * Converts this OutputChunk to JSON.
             * @function toJSON
             * @memberof yates.v1.OutputChunk
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OutputChunk.prototype.toJSON = function() {
                return OutputChunk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OutputChunk;
        })();

        v1.WatchRequest = (function() {

            /**
             * Properties of a WatchRequest.
             * @typedef {Object} yates.v1.WatchRequest.$Properties
             * @property {string} [sweepId] WatchRequest sweepId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchRequest.
             * @memberof yates.v1
             * @interface IWatchRequest
             * @augments yates.v1.WatchRequest.$Properties
             * @deprecated Use yates.v1.WatchRequest.$Properties instead.
             */

            /**
             * Shape of a WatchRequest.
             * @typedef {yates.v1.WatchRequest.$Properties} yates.v1.WatchRequest.$Shape
             */

            /**
             * Constructs a new WatchRequest.
             * @memberof yates.v1
             * @classdesc Represents a WatchRequest.
             * @constructor
             * @param {yates.v1.WatchRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchRequest sweepId.
             * @member {string} sweepId
             * @memberof yates.v1.WatchRequest
             * @instance
             */
            WatchRequest.prototype.sweepId = "";

            /**
             * Creates a new WatchRequest instance using the specified properties.
             * @function create
             * @memberof yates.v1.WatchRequest
             * @static
             * @param {yates.v1.WatchRequest.$Properties=} [properties] Properties to set
             * @returns {yates.v1.WatchRequest} WatchRequest instance
             * @type {{
             *   (properties: yates.v1.WatchRequest.$Shape): yates.v1.WatchRequest & yates.v1.WatchRequest.$Shape;
             *   (properties?: yates.v1.WatchRequest.$Properties): yates.v1.WatchRequest;
             * }}
             */
            WatchRequest.create = function(properties) {
                return new WatchRequest(properties);
            };

            /**
             * Encodes the specified WatchRequest message. Does not implicitly {@link yates.v1.WatchRequest.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.WatchRequest
             * @static
             * @param {yates.v1.WatchRequest.$Properties} message WatchRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId") && message.sweepId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sweepId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchRequest message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.WatchRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.WatchRequest & yates.v1.WatchRequest.$Shape} WatchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.WatchRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sweepId = value;
                            else
                                delete message.sweepId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WatchRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.WatchRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.WatchRequest} WatchRequest
             */
            WatchRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.WatchRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.WatchRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.WatchRequest();
                if (object.sweepId != null)
                    if (typeof object.sweepId !== "string" || object.sweepId.length)
                        message.sweepId = $String(object.sweepId);
                return message;
            };

            /**
             * Creates a plain object from a WatchRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.WatchRequest
             * @static
             * @param {yates.v1.WatchRequest} message WatchRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WatchRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sweepId = "";
                if (message.sweepId != null && $Object.hasOwnProperty.call(message, "sweepId"))
                    object.sweepId = message.sweepId;
                return object;
            };

            /**
             * Converts this WatchRequest to JSON.
             * @function toJSON
             * @memberof yates.v1.WatchRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WatchRequest.prototype.toJSON = function() {
                return WatchRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return WatchRequest;
        })();

        v1.WatchUpdate = (function() {

            /**
             * Properties of a WatchUpdate.
             * @typedef {Object} yates.v1.WatchUpdate.$Properties
             * @property {number} [atMs] WatchUpdate atMs
             * @property {yates.v1.SweepView.$Properties|null} [sweep] WatchUpdate sweep
             * @property {yates.v1.TrialView.$Properties|null} [trial] WatchUpdate trial
             * @property {yates.v1.AgentView.$Properties|null} [agent] WatchUpdate agent
             * @property {yates.v1.CaughtUp.$Properties|null} [caughtUp] WatchUpdate caughtUp
             * @property {yates.v1.Notice.$Properties|null} [notice] WatchUpdate notice
             * @property {"sweep"|"trial"|"agent"|"caughtUp"|"notice"} [change] WatchUpdate change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchUpdate.
             * @memberof yates.v1
             * @interface IWatchUpdate
             * @augments yates.v1.WatchUpdate.$Properties
             * @deprecated Use yates.v1.WatchUpdate.$Properties instead.
             */

            /**
             * Narrowed shape of a WatchUpdate.
             * @typedef {{
             *   atMs?: number;
             *   sweep?: yates.v1.SweepView.$Shape|null;
             *   trial?: yates.v1.TrialView.$Shape|null;
             *   agent?: yates.v1.AgentView.$Shape|null;
             *   caughtUp?: yates.v1.CaughtUp.$Shape|null;
             *   notice?: yates.v1.Notice.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ change?: undefined; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice?: null }|{ change?: "sweep"; sweep: yates.v1.SweepView.$Shape; trial?: null; agent?: null; caughtUp?: null; notice?: null }|{ change?: "trial"; sweep?: null; trial: yates.v1.TrialView.$Shape; agent?: null; caughtUp?: null; notice?: null }|{ change?: "agent"; sweep?: null; trial?: null; agent: yates.v1.AgentView.$Shape; caughtUp?: null; notice?: null }|{ change?: "caughtUp"; sweep?: null; trial?: null; agent?: null; caughtUp: yates.v1.CaughtUp.$Shape; notice?: null }|{ change?: "notice"; sweep?: null; trial?: null; agent?: null; caughtUp?: null; notice: yates.v1.Notice.$Shape })
             * )} yates.v1.WatchUpdate.$Shape
             */

            /**
             * Constructs a new WatchUpdate.
             * @memberof yates.v1
             * @classdesc Represents a WatchUpdate.
             * @constructor
             * @param {yates.v1.WatchUpdate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchUpdate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchUpdate atMs.
             * @member {number} atMs
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.atMs = 0;

            /**
             * WatchUpdate sweep.
             * @member {yates.v1.SweepView|null} sweep
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.sweep = null;

            /**
             * WatchUpdate trial.
             * @member {yates.v1.TrialView|null} trial
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.trial = null;

            /**
             * WatchUpdate agent.
             * @member {yates.v1.AgentView|null} agent
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.agent = null;

            /**
             * WatchUpdate caughtUp.
             * @member {yates.v1.CaughtUp|null} caughtUp
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.caughtUp = null;

            /**
             * WatchUpdate notice.
             * @member {yates.v1.Notice|null} notice
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            WatchUpdate.prototype.notice = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * WatchUpdate change.
             * @member {"sweep"|"trial"|"agent"|"caughtUp"|"notice"|undefined} change
             * @memberof yates.v1.WatchUpdate
             * @instance
             */
            $Object.defineProperty(WatchUpdate.prototype, "change", {
                get: $util.oneOfGetter($oneOfFields = ["sweep", "trial", "agent", "caughtUp", "notice"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new WatchUpdate instance using the specified properties.
             * @function create
             * @memberof yates.v1.WatchUpdate
             * @static
             * @param {yates.v1.WatchUpdate.$Properties=} [properties] Properties to set
             * @returns {yates.v1.WatchUpdate} WatchUpdate instance
             * @type {{
             *   (properties: yates.v1.WatchUpdate.$Shape): yates.v1.WatchUpdate & yates.v1.WatchUpdate.$Shape;
             *   (properties?: yates.v1.WatchUpdate.$Properties): yates.v1.WatchUpdate;
             * }}
             */
            WatchUpdate.create = function(properties) {
                return new WatchUpdate(properties);
            };

            /**
             * Encodes the specified WatchUpdate message. Does not implicitly {@link yates.v1.WatchUpdate.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.WatchUpdate
             * @static
             * @param {yates.v1.WatchUpdate.$Properties} message WatchUpdate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchUpdate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && !$Object.is(message.atMs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.atMs);
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep"))
                    $root.yates.v1.SweepView.encode(message.sweep, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial"))
                    $root.yates.v1.TrialView.encode(message.trial, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    $root.yates.v1.AgentView.encode(message.agent, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.caughtUp != null && $Object.hasOwnProperty.call(message, "caughtUp"))
                    $root.yates.v1.CaughtUp.encode(message.caughtUp, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                    $root.yates.v1.Notice.encode(message.notice, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchUpdate message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.WatchUpdate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.WatchUpdate & yates.v1.WatchUpdate.$Shape} WatchUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchUpdate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.WatchUpdate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.sweep = $root.yates.v1.SweepView.decode(reader, reader.size(), $undefined, _depth + 1, message.sweep);
                            message.change = "sweep";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.trial = $root.yates.v1.TrialView.decode(reader, reader.size(), $undefined, _depth + 1, message.trial);
                            message.change = "trial";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.agent = $root.yates.v1.AgentView.decode(reader, reader.size(), $undefined, _depth + 1, message.agent);
                            message.change = "agent";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.caughtUp = $root.yates.v1.CaughtUp.decode(reader, reader.size(), $undefined, _depth + 1, message.caughtUp);
                            message.change = "caughtUp";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.notice = $root.yates.v1.Notice.decode(reader, reader.size(), $undefined, _depth + 1, message.notice);
                            message.change = "notice";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WatchUpdate message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.WatchUpdate
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.WatchUpdate} WatchUpdate
             */
            WatchUpdate.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.WatchUpdate)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.WatchUpdate: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.WatchUpdate();
                if (object.atMs != null)
                    if (!$Object.is($Number(object.atMs), 0))
                        message.atMs = $Number(object.atMs);
                if (object.sweep != null) {
                    if (!$util.isObject(object.sweep))
                        throw $TypeError(".yates.v1.WatchUpdate.sweep: object expected");
                    message.sweep = $root.yates.v1.SweepView.fromObject(object.sweep, _depth + 1);
                }
                if (object.trial != null) {
                    if (!$util.isObject(object.trial))
                        throw $TypeError(".yates.v1.WatchUpdate.trial: object expected");
                    message.trial = $root.yates.v1.TrialView.fromObject(object.trial, _depth + 1);
                }
                if (object.agent != null) {
                    if (!$util.isObject(object.agent))
                        throw $TypeError(".yates.v1.WatchUpdate.agent: object expected");
                    message.agent = $root.yates.v1.AgentView.fromObject(object.agent, _depth + 1);
                }
                if (object.caughtUp != null) {
                    if (!$util.isObject(object.caughtUp))
                        throw $TypeError(".yates.v1.WatchUpdate.caughtUp: object expected");
                    message.caughtUp = $root.yates.v1.CaughtUp.fromObject(object.caughtUp, _depth + 1);
                }
                if (object.notice != null) {
                    if (!$util.isObject(object.notice))
                        throw $TypeError(".yates.v1.WatchUpdate.notice: object expected");
                    message.notice = $root.yates.v1.Notice.fromObject(object.notice, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a WatchUpdate message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.WatchUpdate
             * @static
             * @param {yates.v1.WatchUpdate} message WatchUpdate
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WatchUpdate.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.atMs = 0;
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs"))
                    object.atMs = options.json && !$isFinite(message.atMs) ? $String(message.atMs) : message.atMs;
                if (message.sweep != null && $Object.hasOwnProperty.call(message, "sweep")) {
                    object.sweep = $root.yates.v1.SweepView.toObject(message.sweep, options, _depth + 1);
                    if (options.oneofs)
                        object.change = "sweep";
                }
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial")) {
                    object.trial = $root.yates.v1.TrialView.toObject(message.trial, options, _depth + 1);
                    if (options.oneofs)
                        object.change = "trial";
                }
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent")) {
                    object.agent = $root.yates.v1.AgentView.toObject(message.agent, options, _depth + 1);
                    if (options.oneofs)
                        object.change = "agent";
                }
                if (message.caughtUp != null && $Object.hasOwnProperty.call(message, "caughtUp")) {
                    object.caughtUp = $root.yates.v1.CaughtUp.toObject(message.caughtUp, options, _depth + 1);
                    if (options.oneofs)
                        object.change = "caughtUp";
                }
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice")) {
                    object.notice = $root.yates.v1.Notice.toObject(message.notice, options, _depth + 1);
                    if (options.oneofs)
                        object.change = "notice";
                }
                return object;
            };

            /**
             * Converts this WatchUpdate to JSON.
             * @function toJSON
             * @memberof yates.v1.WatchUpdate
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WatchUpdate.prototype.toJSON = function() {
                return WatchUpdate.toObject(this, $protobuf.util.toJSONOptions);
            };

            return WatchUpdate;
        })();

        v1.CaughtUp = (function() {

            /**
             * Properties of a CaughtUp.
             * @typedef {Object} yates.v1.CaughtUp.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CaughtUp.
             * @memberof yates.v1
             * @interface ICaughtUp
             * @augments yates.v1.CaughtUp.$Properties
             * @deprecated Use yates.v1.CaughtUp.$Properties instead.
             */

            /**
             * Shape of a CaughtUp.
             * @typedef {yates.v1.CaughtUp.$Properties} yates.v1.CaughtUp.$Shape
             */

            /**
             * Constructs a new CaughtUp.
             * @memberof yates.v1
             * @classdesc Represents a CaughtUp.
             * @constructor
             * @param {yates.v1.CaughtUp.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CaughtUp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new CaughtUp instance using the specified properties.
             * @function create
             * @memberof yates.v1.CaughtUp
             * @static
             * @param {yates.v1.CaughtUp.$Properties=} [properties] Properties to set
             * @returns {yates.v1.CaughtUp} CaughtUp instance
             * @type {{
             *   (properties: yates.v1.CaughtUp.$Shape): yates.v1.CaughtUp & yates.v1.CaughtUp.$Shape;
             *   (properties?: yates.v1.CaughtUp.$Properties): yates.v1.CaughtUp;
             * }}
             */
            CaughtUp.create = function(properties) {
                return new CaughtUp(properties);
            };

            /**
             * Encodes the specified CaughtUp message. Does not implicitly {@link yates.v1.CaughtUp.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.CaughtUp
             * @static
             * @param {yates.v1.CaughtUp.$Properties} message CaughtUp message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CaughtUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CaughtUp message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.CaughtUp
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.CaughtUp & yates.v1.CaughtUp.$Shape} CaughtUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CaughtUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.CaughtUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CaughtUp message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.CaughtUp
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.CaughtUp} CaughtUp
             */
            CaughtUp.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.CaughtUp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.CaughtUp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.yates.v1.CaughtUp();
            };

            /**
             * Creates a plain object from a CaughtUp message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.CaughtUp
             * @static
             * @param {yates.v1.CaughtUp} message CaughtUp
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CaughtUp.toObject = function () {
                return {};
            };

            /**
             * Converts this CaughtUp to JSON.
             * @function toJSON
             * @memberof yates.v1.CaughtUp
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CaughtUp.prototype.toJSON = function() {
                return CaughtUp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CaughtUp;
        })();

        v1.Notice = (function() {

            /**
             * Properties of a Notice.
             * @typedef {Object} yates.v1.Notice.$Properties
             * @property {string} [severity] Notice severity
             * @property {string} [text] Notice text
             * @property {string} [trialId] Notice trialId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Notice.
             * @memberof yates.v1
             * @interface INotice
             * @augments yates.v1.Notice.$Properties
             * @deprecated Use yates.v1.Notice.$Properties instead.
             */

            /**
             * Shape of a Notice.
             * @typedef {yates.v1.Notice.$Properties} yates.v1.Notice.$Shape
             */

            /**
             * Constructs a new Notice.
             * @memberof yates.v1
             * @classdesc Represents a Notice.
             * @constructor
             * @param {yates.v1.Notice.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Notice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Notice severity.
             * @member {string} severity
             * @memberof yates.v1.Notice
             * @instance
             */
            Notice.prototype.severity = "";

            /**
             * Notice text.
             * @member {string} text
             * @memberof yates.v1.Notice
             * @instance
             */
            Notice.prototype.text = "";

            /**
             * Notice trialId.
             * @member {string} trialId
             * @memberof yates.v1.Notice
             * @instance
             */
            Notice.prototype.trialId = "";

            /**
             * Creates a new Notice instance using the specified properties.
             * @function create
             * @memberof yates.v1.Notice
             * @static
             * @param {yates.v1.Notice.$Properties=} [properties] Properties to set
             * @returns {yates.v1.Notice} Notice instance
             * @type {{
             *   (properties: yates.v1.Notice.$Shape): yates.v1.Notice & yates.v1.Notice.$Shape;
             *   (properties?: yates.v1.Notice.$Properties): yates.v1.Notice;
             * }}
             */
            Notice.create = function(properties) {
                return new Notice(properties);
            };

            /**
             * Encodes the specified Notice message. Does not implicitly {@link yates.v1.Notice.verify|verify} messages.
             * @function encode
             * @memberof yates.v1.Notice
             * @static
             * @param {yates.v1.Notice.$Properties} message Notice message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Notice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.severity != null && $Object.hasOwnProperty.call(message, "severity") && message.severity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.severity);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId") && message.trialId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.trialId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Notice message from the specified reader or buffer.
             * @function decode
             * @memberof yates.v1.Notice
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {yates.v1.Notice & yates.v1.Notice.$Shape} Notice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Notice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.yates.v1.Notice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.severity = value;
                            else
                                delete message.severity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trialId = value;
                            else
                                delete message.trialId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Notice message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof yates.v1.Notice
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {yates.v1.Notice} Notice
             */
            Notice.fromObject = function (object, _depth) {
                if (object instanceof $root.yates.v1.Notice)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".yates.v1.Notice: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.yates.v1.Notice();
                if (object.severity != null)
                    if (typeof object.severity !== "string" || object.severity.length)
                        message.severity = $String(object.severity);
                if (object.text != null)
                    if (typeof object.text !== "string" || object.text.length)
                        message.text = $String(object.text);
                if (object.trialId != null)
                    if (typeof object.trialId !== "string" || object.trialId.length)
                        message.trialId = $String(object.trialId);
                return message;
            };

            /**
             * Creates a plain object from a Notice message. Also converts values to other types if specified.
             * @function toObject
             * @memberof yates.v1.Notice
             * @static
             * @param {yates.v1.Notice} message Notice
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Notice.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.severity = "";
                    object.text = "";
                    object.trialId = "";
                }
                if (message.severity != null && $Object.hasOwnProperty.call(message, "severity"))
                    object.severity = message.severity;
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    object.text = message.text;
                if (message.trialId != null && $Object.hasOwnProperty.call(message, "trialId"))
                    object.trialId = message.trialId;
                return object;
            };

            /**
             * Converts this Notice to JSON.
             * @function toJSON
             * @memberof yates.v1.Notice
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Notice.prototype.toJSON = function() {
                return Notice.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Notice;
        })();

        return v1;
    })();

    return yates;
})();

export {
  $root as default
};
