// The focal point of a photo: clicked or moved with the arrow keys, shown on the picture and in every crop.
// Without this module the two numbers can be typed.

const picker = document.querySelector(".focal-point");
const fields = { x: document.getElementById("id_focus_x"), y: document.getElementById("id_focus_y") };
const upload = document.getElementById("id_upload");

const STEPS = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] };
const FAR = 10;

if (picker && fields.x && fields.y) {
  const button = picker.querySelector("button");
  const pictures = picker.querySelectorAll("img");
  const mark = picker.querySelector(".mark");
  const place = picker.querySelector("[data-place]");

  const percent = (number) => Math.min(100, Math.max(0, Math.round(number) || 0));

  const show = () => {
    const [x, y] = [percent(fields.x.valueAsNumber), percent(fields.y.valueAsNumber)];
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    for (const picture of pictures) picture.style.objectPosition = `${x}% ${y}%`;
    place.textContent = place.dataset.place.replace("{x}", x).replace("{y}", y);
  };

  const move = (axis, number) => {
    fields[axis].value = percent(number);
    show();
  };

  const showPicture = (address) => {
    for (const picture of pictures) picture.src = address;
    picker.hidden = false;
  };

  button.addEventListener("click", (event) => {
    if (event.detail === 0) return; // Enter and Space have no place on the picture
    const box = button.getBoundingClientRect();
    move("x", ((event.clientX - box.left) / box.width) * 100);
    move("y", ((event.clientY - box.top) / box.height) * 100);
  });

  button.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [axis, by] = step;
    move(axis, fields[axis].valueAsNumber + by * (event.shiftKey ? FAR : 1));
  });

  for (const field of Object.values(fields)) field.addEventListener("input", show);

  upload?.addEventListener("change", () => {
    picker.hidden = true; // until the browser can show it; it may be no picture at all
    if (upload.files.length) showPicture(URL.createObjectURL(upload.files[0]));
  });

  for (const picture of pictures) picture.addEventListener("error", () => (picker.hidden = true));
  if (pictures[0].src) showPicture(pictures[0].src);
  show();
}
