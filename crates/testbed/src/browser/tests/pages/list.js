setTimeout(() => document.querySelector("ul").insertAdjacentHTML("beforeend", "<li>清场</li>"), 30);
