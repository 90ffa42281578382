"""Sentence trees and noun phrases: where every stage finds its way."""
