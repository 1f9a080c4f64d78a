// Validates FHIR resources, one JSON a line on standard input; prints what is wrong with each, a JSON list a line.
const { Fhir } = require("fhir");
const readline = require("node:readline");

const fhir = new Fhir();
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { messages } = fhir.validate(JSON.parse(line), { errorOnUnexpected: true });
  const wrong = messages.filter(({ severity }) => severity !== "info");
  console.log(JSON.stringify(wrong.map(({ severity, location, message }) => `${severity} ${location}: ${message}`)));
});
