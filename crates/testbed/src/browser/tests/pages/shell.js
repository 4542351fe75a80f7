navigator.serviceWorker.register("/worker.js");
const say = (words) => { document.querySelector("p").textContent += `${words} `; };
const events = new EventSource("/events");
addEventListener("offline", () => say("离线"));
addEventListener("online", () => say("在线"));
events.onmessage = () => say("连接");
events.onerror = () => say("断开");
