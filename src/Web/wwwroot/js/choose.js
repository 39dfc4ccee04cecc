// One box for all boxes of a form is of use with script only.
for (const all of document.querySelectorAll('[data-choose-all]')) {
  all.hidden = false;
  all.querySelector('input').addEventListener('change', (event) => {
    for (const box of document.querySelectorAll(`input[type=checkbox][form=${all.dataset.chooseAll}]`)) box.checked = event.target.checked;
  });
}
