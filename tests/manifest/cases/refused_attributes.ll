declare void @llvm.trap()

define void @probed() "probe-stack"="sys_exit" {
  %room = alloca [100000 x i8]
  ret void
}

define void @probed_in_disguise() "probe\2Dstack"="sys_exit" {
  ret void
}

define void @trapped() {
  call void @llvm.trap() "trap-func-name"="sys_exit"
  call void @llvm.trap() #0
  ret void
}

define void @entered() #1 {
  ret void
}

define void @patched() "patchable-function-entry"="4" "xray-instruction-threshold"="1" {
  ret void
}

define void @placed() "implicit\2dsection-name"=".init_array" !section_prefix !0 {
  call void @entered(), !pc\73ections !1
  ret void
}

@placed_too = global i64 0 #2

attributes #0 = { "trap-func-name"="sys_exit" }
attributes #1 = { nounwind "instrument-function-entry"="mcount" "fentry-call"="true" "vector-function-abi-variant"="_ZGV_LLVM_N2v_f(g)" }
attributes #2 = { "bss-section"=".init_array" "function-instrument"="xray-always" }

!0 = !{!"function_section_prefix", !"hot"}
!1 = !{!".init_array"}
