// Fetches pieces of HTML for one place on the page; a newer question cancels the older one.
export class FragmentSource {
  #request;

  // The fragment, or null if it failed, was cancelled, or was not a fragment (a log-in page).
  async fetch(url) {
    this.cancel();
    const request = new AbortController();
    this.#request = request;
    try {
      const response = await fetch(url, {
        headers: { Accept: "text/html", "X-Fragment": "1" },
        credentials: "same-origin",
        signal: request.signal,
      });
      if (!response.ok || response.redirected) return null;
      const text = await response.text();
      return request === this.#request ? text : null;
    } catch {
      return null;
    }
  }

  cancel() {
    this.#request?.abort();
    this.#request = undefined;
  }
}

export function withQuery(url, values) {
  const result = new URL(url, document.baseURI);
  for (const [name, value] of Object.entries(values)) result.searchParams.set(name, value);
  return result;
}
