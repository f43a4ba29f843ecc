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

export async function isAnyKept() {
  return run("readonly", (store) => store.count()).then(Boolean, () => false);
}

/** Nothing stays behind for whoever sits down here next. */
export async function forgetAll() {
  return run("readwrite", (store) => store.clear()).catch(() => {});
}

/**
 * Offers each copy of this user's and interview's whose window was closed before the server had it, the oldest first.
 * A window that is open still, or on its way out, is waited for in the background; `offer` is told so.
 */
export async function eachLeftBehind(user, interview, offer) {
  const copies = await run("readonly", (store) => store.getAll()).catch(() => []);
  const mine = copies.filter((copy) => copy.user === user && copy.interview === interview);
  const open = [];
  for (const { window } of mine.sort((one, other) => one.at - other.at)) {
    if (!(await alone(window, { ifAvailable: true }, offer))) open.push(window);
  }
  for (const window of open) alone(window, {}, (copy) => offer(copy, { waited: true }));
}

/** Offers the copy of a closed window to nobody else at the same time. False if the window is open. */
async function alone(window, options, offer) {
  const found = async () => {
    const copy = await run("readonly", (store) => store.get(window)).catch(() => null);
    if (copy) await offer(copy);
    return true;
  };
  if (!navigator.locks) return found();
  return navigator.locks.request(window, options, (lock) => lock && found());
}

let database = null; // stays open: a page that is being left has no time to open it

async function run(mode, ask) {
  database ??= opened();
  const transaction = (await database).transaction(STORE, mode);
  return new Promise((resolve, reject) => {
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
    transaction.commit(); // nothing more is asked, and who leaves would not be there to say so
  });
}

function opened() {
  return new Promise((resolve, reject) => {
    const again = () => (database = null);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "window" });
    request.onsuccess = () => {
      request.result.onclose = again; // the browser's data were deleted
      resolve(request.result);
    };
    request.onerror = () => {
      again();
      reject(request.error);
    };
  });
}
