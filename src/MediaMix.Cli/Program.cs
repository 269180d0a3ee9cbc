using MediaMix.Cli;

return await CommandLine.RunAsync(args, Host.System());
