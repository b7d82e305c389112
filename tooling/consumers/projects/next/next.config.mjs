// The tests serve the page with the headers that isolate it.
export default {};
