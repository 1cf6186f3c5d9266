// Whether the page is used with fingers. Then nothing that one has not tapped takes the focus: a keyboard would come up for it.

const coarse = matchMedia("(pointer: coarse)");

export const byTouch = () => coarse.matches;
