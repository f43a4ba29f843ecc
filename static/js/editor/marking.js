// Two texts side by side: the words of each that the other has not.

const MOST = 4_000_000; // comparisons; above that, everything between the first and the last difference is marked

/** Mark in both elements what differs, word by word. */
export function markDifferences(one, other) {
  const [here, there] = [one, other].map(wordsOf);
  let start = 0;
  while (start < Math.min(here.length, there.length) && same(here[start], there[start])) start += 1;
  let end = 0;
  while (end < Math.min(here.length, there.length) - start && same(here.at(-1 - end), there.at(-1 - end))) end += 1;
  const [mine, theirs] = [here, there].map((words) => words.slice(start, words.length - end));
  for (const [mineIndex, theirIndex] of inBoth(mine, theirs)) {
    mine[mineIndex].shared = true;
    theirs[theirIndex].shared = true;
  }
  for (const run of [...runsOf(mine), ...runsOf(theirs)].reverse()) mark(run);
}

/** Each word of an element, and where it stands. */
function wordsOf(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) words.push({ node, word, index });
  }
  return words;
}

function same(one, other) {
  return one.word === other.word;
}

/** The longest row of words that both have, as pairs of their places. */
function inBoth(one, other) {
  const width = other.length + 1;
  if (one.length * other.length > MOST) return [];
  const longest = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = same(one[i], other[j])
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (same(one[i], other[j])) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The words that the other has not, as far as they follow each other in one text: {node, start, end}. */
function runsOf(words) {
  const runs = [];
  let open = null;
  for (const { node, word, index, shared } of words) {
    const end = index + word.length;
    if (shared) open = null;
    else if (open?.node === node) open.end = end;
    else runs.push((open = { node, start: index, end }));
  }
  return runs;
}

/** From the last run of a text to its first, so that the places of those before it stay true. */
function mark({ node, start, end }) {
  const marked = document.createElement("mark");
  node.splitText(end);
  const words = node.splitText(start);
  words.replaceWith(marked);
  marked.append(words);
}
