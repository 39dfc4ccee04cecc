using Web.CommandLine;
using Web.Hosting;

if (PortalCommandLine.IsMeant(args))
{
    return await PortalCommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddPortal();

var app = builder.Build();
await app.UsePortalAsync();
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the host.</summary>
public partial class Program;
