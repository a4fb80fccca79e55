; attack: fuse two operations
; refused: inexact arithmetic
; signature: halved(value: f64) -> f64
define double @halved(double %value) {
  %product = fmul contract double %value, 0.5
  ret double %product
}
