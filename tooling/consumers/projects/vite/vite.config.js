// Vite 5 and 6 build for browsers without a top-level await, which page-await/app.js uses.
export default { build: { target: 'es2022' } };
