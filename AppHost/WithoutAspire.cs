Console.Error.WriteLine("Built without Aspire: the configured NuGet feed has no Aspire.AppHost.Sdk.");
return 1;
