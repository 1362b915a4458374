// The one script of all pages. No inline script exists anywhere (strict CSP); pages hand data over in
// <script type="application/json"> blocks.
import "./charts.js";
