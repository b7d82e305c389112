import { decodeTensor, type OnnxTensor } from './decode-tensor.js';
import {
  ATTRIBUTE,
  ATTRIBUTE_TYPE,
  DIMENSION,
  GRAPH,
  MODEL,
  NODE,
  OPERATOR_SET,
  TYPE,
  VALUE,
} from './proto-fields.js';
import { readInteger, readInto, readMessage } from './read-message.js';

/** Value of an attribute of a node. */
export type AttributeValue = number | string | readonly number[] | OnnxTensor;

/** An operation of a decoded graph. */
export interface DecodedNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

/** An input or output of a decoded graph. */
interface DecodedValue {
  readonly name: string;
  /** Undefined for a size that depends on the data. */
  readonly shape: readonly (number | undefined)[];
}

/** A decoded graph. */
export interface DecodedGraph {
  readonly name: string;
  readonly nodes: readonly DecodedNode[];
  readonly initializers: readonly OnnxTensor[];
  /** With the initializers, in files of old versions. */
  readonly inputs: readonly DecodedValue[];
  readonly outputs: readonly DecodedValue[];
}

/** A decoded ONNX file. */
export interface DecodedOnnx {
  /** The program that wrote the file: `pytorch 2.13.0`. */
  readonly producer: string;
  readonly opset: number;
  readonly graph: DecodedGraph;
}

/**
 * Decodes a `ModelProto`.
 * @throws Error if the bytes are not one
 */
export function decodeOnnx(bytes: Uint8Array): DecodedOnnx {
  const producer: string[] = [];
  let opset = 0;
  let graph: DecodedGraph | undefined;
  readMessage(bytes, {
    [MODEL.producerName]: (reader) => producer.push(reader.string()),
    [MODEL.producerVersion]: (reader) => producer.push(reader.string()),
    [MODEL.graph]: (reader) => {
      graph = decodeGraph(reader.bytes());
    },
    [MODEL.opsetImport]: (reader) => {
      const { domain, version } = decodeOperatorSet(reader.bytes());
      if (domain === '' || domain === 'ai.onnx') opset = version;
    },
  });
  if (!graph) throw new Error('it has no graph');
  return { producer: producer.filter(Boolean).join(' '), opset, graph };
}

function decodeOperatorSet(bytes: Uint8Array): { readonly domain: string; readonly version: number } {
  let [domain, version] = ['', 0];
  readMessage(bytes, {
    [OPERATOR_SET.domain]: (reader) => {
      domain = reader.string();
    },
    [OPERATOR_SET.version]: (reader) => {
      version = readInteger(reader);
    },
  });
  return { domain, version };
}

function decodeGraph(bytes: Uint8Array): DecodedGraph {
  const nodes: DecodedNode[] = [];
  const initializers: OnnxTensor[] = [];
  const inputs: DecodedValue[] = [];
  const outputs: DecodedValue[] = [];
  let name = '';
  readMessage(bytes, {
    [GRAPH.name]: (reader) => {
      name = reader.string();
    },
    [GRAPH.node]: (reader) => nodes.push(decodeNode(reader.bytes())),
    [GRAPH.initializer]: (reader) => initializers.push(decodeTensor(reader.bytes())),
    [GRAPH.input]: (reader) => inputs.push(decodeValue(reader.bytes())),
    [GRAPH.output]: (reader) => outputs.push(decodeValue(reader.bytes())),
  });
  return { name, nodes, initializers, inputs, outputs };
}

function decodeNode(bytes: Uint8Array): DecodedNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, AttributeValue>();
  let [name, opType, domain] = ['', '', ''];
  readMessage(bytes, {
    [NODE.input]: (reader) => inputs.push(reader.string()),
    [NODE.output]: (reader) => outputs.push(reader.string()),
    [NODE.name]: (reader) => {
      name = reader.string();
    },
    [NODE.opType]: (reader) => {
      opType = reader.string();
    },
    [NODE.domain]: (reader) => {
      domain = reader.string();
    },
    [NODE.attribute]: (reader) => attributes.set(...decodeAttribute(reader.bytes())),
  });
  const isStandard = domain === '' || domain === 'ai.onnx';
  return { name, opType: isStandard ? opType : `${domain}.${opType}`, inputs, outputs, attributes };
}

function decodeAttribute(bytes: Uint8Array): [name: string, value: AttributeValue] {
  const [floats, ints]: [number[], number[]] = [[], []];
  let [name, type] = ['', 0];
  let value: AttributeValue | undefined;
  readMessage(bytes, {
    [ATTRIBUTE.name]: (reader) => {
      name = reader.string();
    },
    [ATTRIBUTE.type]: (reader) => {
      type = reader.int32();
    },
    [ATTRIBUTE.float]: (reader) => {
      value = reader.float();
    },
    [ATTRIBUTE.int]: (reader) => {
      value = readInteger(reader);
    },
    [ATTRIBUTE.string]: (reader) => {
      value = reader.string();
    },
    [ATTRIBUTE.tensor]: (reader) => {
      value = decodeTensor(reader.bytes());
    },
    [ATTRIBUTE.floats]: readInto(floats, (reader) => reader.float()),
    [ATTRIBUTE.ints]: readInto(ints, readInteger),
  });
  const list = floats.length > 0 ? floats : ints;
  // A writer can omit zero.
  return [name, value ?? (type === ATTRIBUTE_TYPE.int ? 0 : list)];
}

function decodeValue(bytes: Uint8Array): DecodedValue {
  const shape: (number | undefined)[] = [];
  let name = '';
  const readDimension = (dimension: Uint8Array): void => {
    let size: number | undefined;
    readMessage(dimension, {
      [DIMENSION.value]: (reader) => {
        size = readInteger(reader);
      },
    });
    shape.push(size);
  };
  readMessage(bytes, {
    [VALUE.name]: (reader) => {
      name = reader.string();
    },
    [VALUE.type]: (type) =>
      readMessage(type.bytes(), {
        [TYPE.tensor]: (tensor) =>
          readMessage(tensor.bytes(), {
            [TYPE.shape]: (sizes) =>
              readMessage(sizes.bytes(), {
                [TYPE.dimension]: (dimension) => readDimension(dimension.bytes()),
              }),
          }),
      }),
  });
  return { name, shape };
}
