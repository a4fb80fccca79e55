define void @loop() {
entry:
  br label %again
again:                  ; preds = %again, %entry
  br label %again       ; for ever

; End of the module.
