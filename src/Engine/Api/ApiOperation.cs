namespace Engine.Api;

/// <summary>What the description tells of an endpoint; an endpoint with it belongs to the API.</summary>
/// <param name="Name">Unique name in the description.</param>
/// <param name="Summary">Plain Dutch, one line.</param>
/// <param name="Answer">Type of the answer when it succeeds.</param>
public sealed record ApiOperation(string Name, string Summary, Type Answer)
{
    /// <summary>Plain Dutch: what a reader has to know besides.</summary>
    public string Description { get; init; } = "";

    /// <summary>Status when it succeeds.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Type of the message; null when there is none. An endpoint with a message asks for an Idempotency-Key.</summary>
    public Type? Body { get; init; }

    /// <summary>Media type of the message.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>Parameters of the address; others are refused.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];
}

/// <param name="Description">Plain Dutch.</param>
/// <param name="Values">What it may be; null for anything.</param>
public sealed record ApiParameter(string Name, string Description, IReadOnlyList<string>? Values = null);
