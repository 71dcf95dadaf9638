export const id = 790;
export const ids = [790];
export const modules = {

/***/ 90790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* reexport safe */ _deployment_js__WEBPACK_IMPORTED_MODULE_2__.i),
/* harmony export */   countRequests: () => (/* reexport safe */ _replay_js__WEBPACK_IMPORTED_MODULE_7__.Kx),
/* harmony export */   deploy: () => (/* reexport safe */ _deploy_js__WEBPACK_IMPORTED_MODULE_1__.g),
/* harmony export */   deploymentDetails: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.wj),
/* harmony export */   harmE: () => (/* reexport safe */ _analysis_js__WEBPACK_IMPORTED_MODULE_0__.M6),
/* harmony export */   log10: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.YL),
/* harmony export */   newCrew: () => (/* reexport safe */ _processes_js__WEBPACK_IMPORTED_MODULE_6__._u),
/* harmony export */   noteOf: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.kH),
/* harmony export */   presentDeployment: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.B1),
/* harmony export */   presentPlan: () => (/* reexport safe */ _present_plan_js__WEBPACK_IMPORTED_MODULE_5__.XI),
/* harmony export */   presentUndone: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.JL),
/* harmony export */   readPlan: () => (/* reexport safe */ _plan_js__WEBPACK_IMPORTED_MODULE_3__.m),
/* harmony export */   reasonOf: () => (/* reexport safe */ _words_js__WEBPACK_IMPORTED_MODULE_10__.A3),
/* harmony export */   rolloutNote: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.O7),
/* harmony export */   runSplitter: () => (/* reexport safe */ _splitter_js__WEBPACK_IMPORTED_MODULE_8__.rj),
/* harmony export */   safetyE: () => (/* reexport safe */ _analysis_js__WEBPACK_IMPORTED_MODULE_0__.r2),
/* harmony export */   tooFewRequests: () => (/* reexport safe */ _present_plan_js__WEBPACK_IMPORTED_MODULE_5__.jO),
/* harmony export */   undo: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.tN)
/* harmony export */ });
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9302);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72750);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2695);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69910);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30009);
/* harmony import */ var _present_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52833);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93911);
/* harmony import */ var _replay_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82615);
/* harmony import */ var _splitter_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38847);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24306);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(191);













/***/ })

};
