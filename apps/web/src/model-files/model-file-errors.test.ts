import { expect, test } from 'vitest';
import { NotAModelError } from './model-file-errors.js';

test('NotAModelError(files) says how the weights of a PyTorch file can be opened', () => {
  expect(new NotAModelError('mnist_cnn.pt').message).toBe(
    'the format is not supported (mnist_cnn.pt) — save its weights as safetensors, in Python: ' +
      "safetensors.torch.save_file(model.state_dict(), 'weights.safetensors')",
  );
  expect(new NotAModelError('notes.txt').message).toContain('(notes.txt) — open a safetensors, ONNX,');
});
