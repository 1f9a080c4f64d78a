// Validates FHIR resources, one JSON a line on standard input; prints what is wrong with each, a JSON list a line.
// The library (4.12.0) does not look into items of items, so each is shown to it once more on the uppermost level; and it
// takes `answerBoolean: false` for a missing answer (validator.js:327), so it is shown true in its place.
const { Fhir } = require("fhir");
const readline = require("node:readline");

const fhir = new Fhir();

const flat = (items = []) => items.flatMap(({ item, ...rest }) => [rest, ...flat(item)]);

const wrong = (resource) =>
  fhir
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity !== "info")
    .map(({ severity, location, message }) => `${severity} ${location}: ${message}`);

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const resource = JSON.parse(line, (key, value) => (key === "answerBoolean" ? true : value));
  const items = resource.item && { ...resource, item: flat(resource.item) };
  console.log(JSON.stringify([...wrong(resource), ...(items ? wrong(items) : [])]));
});
