/** The menu of a narrow screen: a link that leads to a place on this page leaves the page, and so the menu, where they are. */
const menu = document.getElementById('menu');
menu?.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('a') && menu.matches(':popover-open')) menu.hidePopover();
});

export {};
