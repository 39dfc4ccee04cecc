using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Testing;

/// <summary>Renders one component as the server does, and parses what came out.</summary>
public static class Rendering
{
    /// <param name="address">Address of the page that it stands on, relative to the portal's root.</param>
    public static async Task<IHtmlDocument> RenderAsync<TComponent>(
        Dictionary<string, object?> parameters, Tenant? tenant = null, string address = "") where TComponent : IComponent
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton<CurrentTenant>();
        services.AddScoped<NavigationManager>(_ => new FixedNavigation(address));
        services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        services.AddScoped<TypedForm>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        using var entered = provider.GetRequiredService<CurrentTenant>().Enter(tenant ?? TestTenants.Noord);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    private sealed class FixedNavigation : NavigationManager
    {
        public FixedNavigation(string address) => Initialize("https://portaal.test/", $"https://portaal.test/{address}");
    }
}
