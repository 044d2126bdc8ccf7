/* Shows what those who follow are told in this browser; it stands in no page's way, as none lies below its address. */
'__PUSH__';
