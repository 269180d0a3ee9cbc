using BenchmarkDotNet.Running;

// For example: dotnet run -c Release --project benchmarks/MediaMix.Benchmarks -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
