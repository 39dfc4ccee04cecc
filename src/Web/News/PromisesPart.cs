using Engine;
using Engine.Ui;
using Engine.Workflows.Requests;
using Microsoft.AspNetCore.Components;

namespace Web.News;

/// <summary>On the start page: by when what was asked for is promised, the first day first (001-03).</summary>
internal sealed class PromisesPart(OwnRequests requests) : PagePart
{
    private const int Most = 5;

    public override PagePlace Place => PagePlace.Dashboard;

    public override string Feature => PortalFeatures.OwnRequests;

    public override int Rank => 20;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var open = await requests.PromisedAsync(Most, cancellation);
        return open.Count == 0 ? null : builder =>
        {
            builder.OpenComponent<ListPanel>(0);
            builder.AddComponentParameter(1, nameof(ListPanel.Id), "toegezegd");
            builder.AddComponentParameter(2, nameof(ListPanel.Title), "Wat wij u hebben toegezegd");
            builder.AddComponentParameter(3, nameof(ListPanel.Lines), open.Select(r => new PanelLine($"{r.Kind}: {r.Title}", $"{r.Status}, {r.Promised}", $"mijn-aanvragen/{r.Id}")).ToList());
            builder.AddComponentParameter(4, nameof(ListPanel.Href), "mijn-aanvragen");
            builder.AddComponentParameter(5, nameof(ListPanel.More), "Alle aanvragen");
            builder.CloseComponent();
        };
    }
}
