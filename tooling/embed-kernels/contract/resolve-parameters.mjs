/**
 * Finds the operand field for each parameter of a kernel, by name. The table and the kernel agree if every parameter is a
 * field of an operand with the same type, and every operand has a parameter; the order does not matter.
 * @throws if they don't agree
 */
export function resolveParameters({ name, operands }, functions, file) {
  const parameters = functions.get(name);
  if (!parameters) throw new Error(`${file} has no function ${name} — declare it, or fix the kernel table`);
  const fields = new Map(operands.flatMap((operand) => operand.fields.map((field) => [field.name, field])));
  const resolved = parameters.map((parameter) => {
    const field = fields.get(parameter.name);
    if (!field)
      throw new Error(
        `kernel ${name} has a parameter that is not an operand (${parameter.name}: ${parameter.type} in ${file}) — ` +
          'add it to the kernel table',
      );
    if (field.type !== parameter.type)
      throw new Error(
        `parameter ${parameter.name} of kernel ${name} has the wrong type (${parameter.type} in ${file}) — ` +
          `the kernel table gives it ${field.type}`,
      );
    return field;
  });
  for (const operand of operands) {
    if (!operand.fields.some((field) => resolved.includes(field)))
      throw new Error(`kernel ${name} has no parameter for its operand ${operand.name} (${file}) — add one`);
  }
  return resolved;
}
