// What is typed, kept in this browser until the server has it: a copy for each window, gone with signing out.

const NAME = "newsroom";
const STORE = "unsaved";

/** This window's name. While the window is open it holds a lock of that name, so that others leave its copy alone. */
export function nameWindow() {
  const name = crypto.randomUUID();
  navigator.locks?.request(name, () => new Promise(() => {}));
  return name;
}

/** Keep a copy {window, user, interview, at, …}. False if the browser has no room for it. */
export async function keep(copy) {
  return run("readwrite", (store) => store.put(copy)).then(
    () => true,
    () => false,
  );
}

export async function forget(window) {
  return run("readwrite", (store) => store.delete(window)).catch(() => {});
}

/** Nothing stays behind for whoever sits down here next. */
export async function forgetAll() {
  return run("readwrite", (store) => store.clear()).catch(() => {});
}

/** Copies of this user's and interview's whose window was closed before the server had them, the newest last. */
export async function leftBehind(user, interview) {
  const copies = await run("readonly", (store) => store.getAll()).catch(() => []);
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const open = new Set(held.map((lock) => lock.name));
  return copies
    .filter((copy) => copy.user === user && copy.interview === interview && !open.has(copy.window))
    .sort((one, other) => one.at - other.at);
}

async function run(mode, ask) {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  }).finally(() => database.close());
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "window" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
