// WITHOUT_TFJS=1 vite build: for a project in which tfjs is not installed.
const options = process.env.WITHOUT_TFJS ? { rolldownOptions: { external: /^@tensorflow\// } } : {};

// Vite 5 and 6 build for browsers without a top-level await, which page-await/app.js uses.
export default { build: { target: 'es2022', ...options } };
