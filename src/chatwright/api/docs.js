// Lists the operations of openapi.json.
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const describe = (path, method, operation) => {
  const details = element("details");
  const summary = element("summary");
  summary.append(element("code", method.toUpperCase(), "method"), element("code", path), document.createElement("br"));
  summary.append(operation.description || operation.summary || "");
  details.append(summary);
  const list = element("ul");
  for (const parameter of operation.parameters || []) {
    const schema = parameter.schema || {};
    const kind = schema.type || (schema.anyOf || []).map((one) => one.type).filter((one) => one !== "null").join(" or ");
    const item = element("li");
    item.append(element("code", parameter.name), ` in ${parameter.in}: ${kind || "any"}${parameter.required ? ", required" : ""}`);
    list.append(item);
  }
  for (const status of Object.keys(operation.responses || {})) {
    list.append(element("li", `answers ${status}: ${operation.responses[status].description || ""}`));
  }
  details.append(list);
  return details;
};
fetch("/openapi.json")
  .then((answer) => answer.json())
  .then((description) => {
    const main = document.getElementById("operations");
    main.textContent = "";
    const groups = new Map();
    for (const [path, operations] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const tag = (operation.tags || ["Other"])[0];
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(describe(path, method, operation));
      }
    }
    for (const [tag, entries] of groups) main.append(element("h2", tag), ...entries);
  })
  .catch(() => {
    document.getElementById("operations").textContent = "openapi.json could not be loaded.";
  });
