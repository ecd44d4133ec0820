import { createRoot } from "react-dom/client";
import { Calculator } from "./calculator";

const place = document.querySelector("#app");
if (place) createRoot(place).render(<Calculator />);
