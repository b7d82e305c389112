import assemblyscript from 'assemblyscript';

/**
 * The functions of an AssemblyScript file, by name: their parameters in order, with the names of their types.
 * @throws if the file has a syntax error
 */
export function parseFunctions(source, file) {
  const program = assemblyscript.newProgram(assemblyscript.newOptions());
  assemblyscript.parse(program, source, file, true);
  const diagnostic = assemblyscript.nextDiagnostic(program);
  if (diagnostic) throw new Error(assemblyscript.formatDiagnostic(diagnostic, false, true));
  const functions = new Map();
  for (const { name, signature } of program.sources.flatMap(({ statements }) => statements)) {
    if (!signature) continue;
    const parameters = signature.parameters.map((parameter) => ({
      name: parameter.name.text,
      type: parameter.type.range.toString(),
    }));
    functions.set(name.text, parameters);
  }
  return functions;
}
