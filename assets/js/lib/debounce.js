// Calls `action` once, `delay` milliseconds after the last call; cancel() forgets a waiting call.
export function debounce(action, delay) {
  let timer;
  const debounced = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), delay);
  };
  debounced.cancel = () => clearTimeout(timer);
  return debounced;
}
