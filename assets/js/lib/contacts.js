const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const international = /\+[\d\s./()-]{5,}\d/g;
const grouped = /(?<![\p{L}\d])\(?\d[\d\s./()-]{7,}\d/gu;

function digits(text) {
  return text.replace(/\D/g, "").length;
}

// Takes a line as people copy it apart: "Ann Lee <ann@x.org>, +44 20 7946 0958". The server's rules
// are in features/clients/contact_line.h.
export function splitContacts(line) {
  const contacts = [];
  const take = (kind, isOne) => (value) => {
    if (!isOne(value)) return value;
    contacts.push({ kind, value });
    return " ";
  };
  const rest = line
    .replace(address, take("email", () => true))
    .replace(international, take("phone", (value) => digits(value) >= 7 && digits(value) <= 15))
    .replace(grouped, take("phone", (value) => /\D/.test(value) && digits(value) >= 9 && digits(value) <= 15));
  if (contacts.length === 0) return { name: line, contacts };
  const name = rest.replace(/[<>",;|\s]+/g, " ").replace(/[ :/(-]+$/, "").trim();
  return { name, contacts };
}

// The kind that a contact has by the look of it.
export function kindOf(value) {
  const text = value.trim();
  if (new RegExp(`^(?:${address.source})$`, "u").test(text)) return "email";
  if (/^(https?:\/\/|www\.)/i.test(text)) return "site";
  if (/^\+?[\d\s./()-]+$/.test(text) && digits(text) >= 6) return "phone";
  return undefined;
}
