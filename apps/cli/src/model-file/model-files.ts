/** The files that lenet5 reads as models, for messages and help. */
export const MODEL_FILES = 'a run folder, a model.json, or a safetensors, ONNX, Keras or CSV file';
