import { createApp } from "vue";
import { Calculator } from "./calculator";

createApp(Calculator).mount("#app");
