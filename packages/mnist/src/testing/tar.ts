/** A tar archive (POSIX.1-1988 ustar) of a folder and files in it. */
export function tar(folder: string, files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const header = (name: string, size: number, type: string): Buffer => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(`${size.toString(8).padStart(11, '0')} `, 124);
    block.write(type, 156);
    block.write('ustar', 257);
    return block;
  };
  const parts = Object.entries(files).flatMap(([name, content]) => [
    header(`${folder}/${name}`, content.length, '0'),
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
  return Buffer.concat([header(`${folder}/`, 0, '5'), ...parts, Buffer.alloc(1024)]);
}
