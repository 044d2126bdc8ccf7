/** The only script of public pages: submits a filter when a choice is made, and prints. Everything works without it. */
for (const select of document.querySelectorAll<HTMLSelectElement>('form[data-instant] select')) {
  select.addEventListener('change', () => select.form?.requestSubmit());
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
