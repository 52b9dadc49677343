// A choice counts too: whoever made it with the mouse may go on typing.
const typingSelector = "input:not([type=button], [type=submit], [type=reset]), textarea, select, [contenteditable]";

export function isTyping(event) {
  return event.isComposing || event.target.closest?.(typingSelector) != null;
}

export function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

// The letter on the key, also when the layout is Cyrillic or Korean, so that "g c" works there too.
export function latinKey(event) {
  const isForeignLetter = event.key.length === 1 && event.key.charCodeAt(0) > 127;
  if (isForeignLetter && event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return event.key;
}
