using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Bare;

/// <summary>The yardstick: the same list page in plain Blazor SSR with cookie authentication and EF Core on SQLite, and nothing else.</summary>
internal static class BareHost
{
    public static async Task RunAsync(string url, string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddDbContext<BareContext>(o => o.UseSqlite($"Data Source={database}"));
        builder.Services.AddRazorComponents();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapRazorComponents<BareApp>();
        app.MapGet("/sign-in", async context => await context.SignInAsync(new ClaimsPrincipal(
            new ClaimsIdentity([new(ClaimTypes.Name, "a@example.nl"), new("contract", BareContext.Contract.ToString())], "bare"))));
        await app.RunAsync();
    }
}
