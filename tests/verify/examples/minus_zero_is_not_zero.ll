; signature: root(value: f64) -> f64
; example: root(0.0) == 0.0
; verdict: rejected: `root(0.0)` gives -0.0, expected 0.0
define double @root(double %value) {
  ret double -0.0
}
