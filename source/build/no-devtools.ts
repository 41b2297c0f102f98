/** Stands in for `react-devtools-core`, which Ink asks for in development only and which is not installed. */
const devtools = {initialize() {}, connectToDevTools() {}};

export default devtools;
