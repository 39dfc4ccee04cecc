using System.Text.Json;
using Engine.Modules;
using Microsoft.AspNetCore.Http;

namespace Engine.Api;

/// <summary>An answer of the API as it goes out, so that it can be kept and given again byte for byte.</summary>
public sealed record ApiAnswer(int Status, string ContentType, string Body) : IResult
{
    private const string Json = "application/json; charset=utf-8";

    public static readonly ApiAnswer NotFound = Problem(ApiProblem.Of(StatusCodes.Status404NotFound));

    public static ApiAnswer Ok<T>(T value) => new(StatusCodes.Status200OK, Json, JsonSerializer.Serialize(value, ApiJson.Options));

    /// <summary>Taken in; what becomes of it is read later.</summary>
    public static ApiAnswer Accepted<T>(T value) => Ok(value) with { Status = StatusCodes.Status202Accepted };

    public static ApiAnswer Refused(params IReadOnlyList<Refusal> refusals) => Problem(ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, refusals));

    public static ApiAnswer Problem(ApiProblem problem) =>
        new(problem.Status, ApiProblem.ContentType, JsonSerializer.Serialize(problem, ApiJson.Options));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = ContentType;
        return httpContext.Response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
