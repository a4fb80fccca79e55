define i64 @f() #0 {
  ret i64 0
}

attributes #0 = { noinline nounwind nounsync allocates uwtable(sync) "frame-pointer"="all" target_cpu="x86-64" zork(1, 2) memory(none) }
