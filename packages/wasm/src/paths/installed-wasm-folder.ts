/** The type of the function that the `imports` of package.json choose. Import it from `#installed-wasm-folder`. */
export declare function installedWasmFolder(): string | undefined;
